package dev.enlace.adapter.in.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.in.rest.problem.Refused;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class LargeBodiesLimitTest {
  private final LargeBodies large = new LargeBodies();

  @Test
  void answers_eight_at_a_time_whoever_asks_and_goes_on_when_all_have_ended() {
    List<Sinks.One<Void>> work = IntStream.range(0, 8).mapToObj(i -> Sinks.<Void>one()).toList();
    work.forEach(each -> admitted(each.asMono()).subscribe(done -> {}, bug -> {}));

    assertThat(isAdmitted()).isFalse();

    work.get(0).tryEmitEmpty().orThrow();
    work.get(1).tryEmitError(new IllegalStateException("a bug")).orThrow();
    for (int i = 0; i < 3; i++) {
      assertThat(isAdmitted()).isTrue();
    }
    work.subList(2, 8).forEach(each -> each.tryEmitEmpty().orThrow());
    assertThat(IntStream.range(0, 20)).allMatch(i -> isAdmitted());
  }

  @Test
  void goes_on_when_its_client_goes_away() {
    Sinks.One<Void> work = Sinks.one();
    for (int i = 0; i < 8; i++) {
      admitted(work.asMono()).subscribe().dispose();
    }

    assertThat(isAdmitted()).isFalse();
    work.tryEmitEmpty().orThrow();
    assertThat(isAdmitted()).isTrue();
  }

  private boolean isAdmitted() {
    return admitted(Mono.empty())
        .thenReturn(true)
        .onErrorReturn(Refused.class, false)
        .defaultIfEmpty(false)
        .blockOptional()
        .orElseThrow();
  }

  private Mono<Void> admitted(Mono<Void> answer) {
    return large.admit(
        MockServerWebExchange.from(MockServerHttpRequest.post("/connections/1/messages")), answer);
  }
}
