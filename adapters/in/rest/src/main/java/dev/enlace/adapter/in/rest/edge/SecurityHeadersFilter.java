package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.RestSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Headers that every answer carries unless its handler chose others: nothing is to be sniffed,
 * framed, cached or told to the next site.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeadersFilter implements WebFilter {
  private static final String NOTHING =
      "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
  private static final String ONE_YEAR = "max-age=31536000";

  private final Map<String, String> headers = new LinkedHashMap<>();

  SecurityHeadersFilter(RestSettings settings) {
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Content-Security-Policy", NOTHING);
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
    if (settings.https()) {
      headers.put("Strict-Transport-Security", ONE_YEAR);
    }
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    headers.forEach(exchange.getResponse().getHeaders()::set);
    return chain.filter(exchange);
  }
}
