package dev.enlace.adapter.in.rest.catalogue;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A page as JSON, and its tag. */
final class SentPage {
  private final byte[] json;
  private final String tag;

  SentPage(byte[] json, String tag) {
    this.json = json;
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
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.setContentLength(json.length);
    return response
        .writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(json)))
        .then(Mono.empty());
  }
}
