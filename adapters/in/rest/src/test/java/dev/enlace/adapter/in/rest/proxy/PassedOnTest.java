package dev.enlace.adapter.in.rest.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.in.proxy.PassOnCall.Passed;
import dev.enlace.domain.provider.ProviderId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PassedOnTest {
  private static final UUID CONNECTION = new UUID(1, 1);

  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void closes_an_answer_that_was_written() {
    write(new MockServerHttpResponse(), 200, Flux.empty()).block();
    assertThat(closed).hasValue(1);
  }

  @Test
  void closes_an_answer_that_cannot_be_written() {
    assertThatThrownBy(() -> write(new MockServerHttpResponse(), 42, Flux.never()).block())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(closed).hasValue(1);
  }

  @Test
  void closes_an_answer_that_nobody_takes() {
    assertThatThrownBy(() -> write(new Gone(), 200, Flux.never()).block())
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(closed).hasValue(1);
  }

  @Test
  void closes_an_answer_whose_caller_goes() {
    Disposable writing = write(new MockServerHttpResponse(), 200, Flux.never()).subscribe();
    assertThat(closed).hasValue(0);
    writing.dispose();
    assertThat(closed).hasValue(1);
  }

  private Mono<Void> write(ServerHttpResponse response, int status, Flux<ByteBuffer> body) {
    PassedAnswer answer =
        new PassedAnswer(status, List.of(), new Content(null, body), closed::incrementAndGet);
    return PassedOn.write(
        response, CONNECTION, Mono.just(new Passed(new ProviderId("acme"), answer, null)));
  }

  /** Whose connection has ended, as Reactor Netty tells of it. */
  private static final class Gone extends ServerHttpResponseDecorator {
    Gone() {
      super(new MockServerHttpResponse());
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      return Mono.error(new IOException("gone"));
    }
  }
}
