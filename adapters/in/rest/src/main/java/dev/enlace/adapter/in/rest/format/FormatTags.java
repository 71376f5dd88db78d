package dev.enlace.adapter.in.rest.format;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps caches from taking one format for the other: an answer in TOON has a tag of its own, and
 * every answer of which there are several says that {@code Accept} decides.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 41)
final class FormatTags implements WebFilter {
  private final ToonAnswers answers;

  FormatTags(ToonAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> finish(exchange)));
    return chain.filter(new Tagged(exchange));
  }

  private void finish(ServerWebExchange exchange) {
    if (Formats.chosen(exchange).isEmpty()) {
      return;
    }
    HttpHeaders headers = exchange.getResponse().getHeaders();
    if (!headers.getVary().contains(HttpHeaders.ACCEPT)) {
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    String tag = headers.getETag();
    if (tag != null && isToon(exchange)) {
      headers.setETag(answers.tag(tag));
    }
  }

  /** An answer that is repeated may be in another format than this request asks for. */
  private static boolean isToon(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    MediaType type = response.getHeaders().getContentType();
    boolean untold = HttpStatus.NOT_MODIFIED.equals(response.getStatusCode()) || type == null;
    return untold
        ? Formats.of(exchange) == Format.TOON
        : Format.TOON.type().equalsTypeAndSubtype(type);
  }

  /** Where a copy counts as current by the tag of its format. */
  private final class Tagged extends ServerWebExchangeDecorator {
    Tagged(ServerWebExchange exchange) {
      super(exchange);
    }

    @Override
    public boolean checkNotModified(String etag) {
      return checkNotModified(etag, Instant.MIN);
    }

    @Override
    public boolean checkNotModified(@Nullable String etag, Instant lastModified) {
      return super.checkNotModified(
          etag != null && Formats.of(this) == Format.TOON ? answers.tag(etag) : etag, lastModified);
    }
  }
}
