package dev.enlace.adapter.in.rest.catalogue;

import dev.enlace.adapter.in.rest.format.Format;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A page as it is sent, and its tag. */
final class SentPage {
  private final Format format;
  private final byte[] body;
  private final String tag;

  SentPage(Format format, byte[] body, String tag) {
    this.format = format;
    this.body = body;
    this.tag = tag;
  }

  /** Sends it, or says that the caller has it; then nothing is left for Spring to send. */
  <T> Mono<ResponseEntity<T>> send(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    headers.setCacheControl(CatalogueController.REVALIDATE);
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    if (exchange.checkNotModified(tag)) {
      return response.setComplete().then(Mono.empty());
    }
    headers.setContentType(format.type());
    headers.setContentLength(body.length);
    return response
        .writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)))
        .then(Mono.empty());
  }
}
