package dev.enlace.application.memory;

import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.out.upstream.Upstream;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.proxy.Header;
import dev.enlace.domain.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A provider in memory: reads every body to its end, and answers as it is told. */
public final class MemoryUpstream implements Upstream {
  /** How many answers were closed. */
  public final AtomicInteger discarded = new AtomicInteger();

  private final List<Received> received = new ArrayList<>();
  private Function<Received, Mono<Answered>> answer = _ -> Mono.just(answered(200));

  /** All that it was sent. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** How it answers. */
  public void answers(Function<Received, Mono<Answered>> how) {
    answer = how;
  }

  /** An answer with a body, and these headers. */
  public Answered answered(int status, Header... headers) {
    return saying(status, "body", headers);
  }

  /** An answer that begins like that, and is not at its end before it is closed. */
  public Answered saying(int status, String beginning, Header... headers) {
    Flux<ByteBuffer> body =
        Flux.just(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.UTF_8)))
            .concatWith(Flux.never());
    AtomicBoolean open = new AtomicBoolean(true);
    Runnable end =
        () -> {
          if (open.compareAndSet(true, false)) {
            discarded.incrementAndGet();
          }
        };
    return new Answered(
        new PassedAnswer(status, List.of(headers), new Content(null, body), end), null);
  }

  @Override
  public Mono<Answered> send(ProviderId provider, Sent call, Secret accessToken) {
    Content content = call.content();
    Flux<ByteBuffer> bytes = content == null ? Flux.empty() : content.bytes();
    return bytes
        .reduce("", (text, piece) -> text + StandardCharsets.UTF_8.decode(piece))
        .flatMap(body -> {
          Received now = new Received(call, accessToken, body);
          received.add(now);
          return answer.apply(now);
        });
  }

  /** What it was sent. */
  public record Received(Sent call, Secret token, String body) {}
}
