package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.json.StrictJson;
import dev.enlace.adapter.in.rest.text.Languages;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes a {@link Refusal} as {@code application/problem+json}, whatever was acceptable. */
final class ProblemWriter {
  private ProblemWriter() {}

  static Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
    ServerHttpResponse response = exchange.getResponse();
    byte[] body = StrictJson.bytes(Problems.of(refusal, Languages.of(exchange)));
    response.setStatusCode(refusal.status());
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getHeaders().setContentLength(body.length);
    refusal.headers().forEach(response.getHeaders()::set);
    DataBuffer buffer = response.bufferFactory().wrap(body);
    return response.writeWith(Mono.just(buffer));
  }
}
