package dev.enlace.adapter.in.rest.idempotency;

import dev.enlace.application.port.in.idempotency.AnswerOnce.Answer;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Outcome;
import dev.enlace.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Answers as they are kept: headers a line each, an empty line, and the body, which is text in all
 * of the contract's POSTs.
 */
final class AnswerText {
  static final String REPLAYED = "Idempotent-Replayed";

  /** True of the moment when they were written, and of no other. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("RateLimit", "RateLimit-Policy", HttpHeaders.RETRY_AFTER);

  private AnswerText() {}

  /** What was recorded; one that says itself that nobody may store it is not to be kept here. */
  static Answer of(RecordedResponse recorded) {
    HttpHeaders headers = recorded.getHeaders();
    String lines =
        headers.headerSet().stream()
            .flatMap(header ->
                header.getValue().stream().map(value -> header.getKey() + ": " + value + "\n"))
            .collect(Collectors.joining());
    String body = new String(recorded.body(), StandardCharsets.UTF_8);
    String caching = Objects.requireNonNullElse(headers.getCacheControl(), "");
    return new Answer(
        Objects.requireNonNull(recorded.getStatusCode()).value(),
        Secret.of(lines + "\n" + body),
        !caching.contains("no-store"));
  }

  /** Gives it to a client. */
  static Mono<Void> write(ServerHttpResponse response, Outcome outcome) {
    String text = outcome.answer().text().reveal();
    int end = text.startsWith("\n") ? 0 : text.indexOf("\n\n") + 1;
    response.setStatusCode(HttpStatusCode.valueOf(outcome.answer().status()));
    text.substring(0, end)
        .lines()
        .map(line -> line.split(": ", 2))
        .filter(header -> !outcome.replayed() || !OF_THE_MOMENT.contains(header[0]))
        .forEach(header -> response.getHeaders().set(header[0], header[1]));
    if (outcome.replayed()) {
      response.getHeaders().set(REPLAYED, "true");
    }
    byte[] body = text.substring(end + 1).getBytes(StandardCharsets.UTF_8);
    if (body.length == 0) {
      return response.setComplete();
    }
    DataBuffer buffer = response.bufferFactory().wrap(body);
    return response.writeWith(Mono.just(buffer));
  }
}
