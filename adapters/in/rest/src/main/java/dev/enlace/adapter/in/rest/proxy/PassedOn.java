package dev.enlace.adapter.in.rest.proxy;

import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.in.proxy.PassOnCall.Passed;
import io.netty.channel.ChannelFuture;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes a provider's answer so that it does no harm on our origin: a browser neither shows it,
 * runs it, keeps it nor lets another site have it. One that breaks off breaks off here as well,
 * since it must not look whole.
 */
final class PassedOn {
  private static final Logger LOG = LoggerFactory.getLogger(PassedOn.class);

  private PassedOn() {}

  /** Closes the answer in the end, whether it could be written, was read, or nobody was there. */
  static Mono<Void> write(ServerHttpResponse response, UUID connection, Mono<Passed> passing) {
    return Mono.usingWhen(
        passing,
        passed -> write(response, connection, passed),
        passed -> Mono.fromRunnable(passed.answer()::close));
  }

  private static Mono<Void> write(ServerHttpResponse response, UUID connection, Passed passed) {
    HttpHeaders ours = HttpHeaders.copyOf(response.getHeaders());
    PassedAnswer answer = passed.answer();
    response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
    HttpHeaders headers = response.getHeaders();
    answer.headers().forEach(header -> headers.add(header.name(), header.value()));
    headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment");
    headers.set("Enlace-Upstream", passed.provider().value());
    if (passed.location() != null) {
      String own = "/connections/" + connection + "/proxy";
      headers.set(HttpHeaders.LOCATION, own + passed.location());
    }
    Long length = answer.content().length();
    if (length != null) {
      headers.setContentLength(length);
    }
    return response
        .writeWith(body(answer, response.bufferFactory()))
        .onErrorResume(trouble -> broken(response, ours, trouble));
  }

  private static Flux<DataBuffer> body(PassedAnswer answer, DataBufferFactory buffers) {
    return answer.content().bytes().map(buffers::wrap);
  }

  private static Mono<Void> broken(
      ServerHttpResponse response, HttpHeaders ours, Throwable trouble) {
    if (!response.isCommitted()) {
      response.getHeaders().clear();
      response.getHeaders().putAll(ours);
      return Mono.error(trouble);
    }
    LOG.debug("An answer that was passed on broke off: {}", trouble.toString());
    HttpServerResponse connection = ServerHttpResponseDecorator.getNativeResponse(response);
    connection.withConnection(each -> {
      ChannelFuture _ = each.channel().close();
    });
    return Mono.empty();
  }
}
