package dev.enlace.adapter.in.rest.edge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** {@code If-None-Match: *} holds for nothing that exists (RFC 9110, 13.1.2). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class AnyTagFilter implements WebFilter {
  private static final List<HttpMethod> SAFE = List.of(HttpMethod.GET, HttpMethod.HEAD);

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    List<String> tags = exchange.getRequest().getHeaders().getIfNoneMatch();
    boolean any = tags.equals(List.of("*")) && SAFE.contains(exchange.getRequest().getMethod());
    return chain.filter(any ? new AnyTag(exchange) : exchange);
  }

  /** Where whatever has a tag is not modified. */
  private static final class AnyTag extends ServerWebExchangeDecorator {
    AnyTag(ServerWebExchange exchange) {
      super(exchange);
    }

    @Override
    public boolean checkNotModified(@Nullable String etag, Instant lastModified) {
      if (etag == null) {
        return super.checkNotModified(null, lastModified);
      }
      getResponse().getHeaders().setETag(etag);
      getResponse().setStatusCode(HttpStatus.NOT_MODIFIED);
      return true;
    }
  }
}
