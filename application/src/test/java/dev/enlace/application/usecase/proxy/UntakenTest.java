package dev.enlace.application.usecase.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class UntakenTest {
  private final AtomicInteger closed = new AtomicInteger();
  private final PassedAnswer answer =
      new PassedAnswer(200, List.of(), new Content(null, Flux.never()), closed::incrementAndGet);
  private final Untaken untaken = new Untaken();

  @Test
  void closes_what_nobody_took() {
    untaken.hold(answer);
    untaken.end();

    assertThat(closed).hasValue(1);
  }

  @Test
  void leaves_open_what_somebody_took() {
    untaken.hold(answer);
    untaken.taken();
    untaken.end();

    assertThat(closed).hasValue(0);
  }

  @Test
  void closes_what_comes_when_nobody_waits_any_more() {
    untaken.end();
    untaken.hold(answer);

    assertThat(closed).hasValue(1);
  }
}
