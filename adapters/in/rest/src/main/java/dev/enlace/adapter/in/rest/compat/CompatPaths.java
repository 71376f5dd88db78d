package dev.enlace.adapter.in.rest.compat;

import dev.enlace.adapter.in.rest.format.Format;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Leads to the endpoints of the first deployments under {@code /oauth} too, and calls TOON there
 * what they called it. Whether they are served is not decided here, where paths are only texts.
 * Redirect URIs that were registered elsewhere have been seen to before: see {@code
 * CallbackAliasFilter}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 31)
final class CompatPaths implements WebFilter {
  private static final Pattern OURS =
      Pattern.compile("(?:/oauth)?(/authorize|/callback|/records/.*|/tokens/.*)", Pattern.DOTALL);

  /** What the first deployments called it. */
  private static final MediaType TOON = new MediaType("application", "toon");

  private final boolean enabled;

  CompatPaths(CompatSettings settings) {
    this.enabled = settings.enabled();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    Matcher path = OURS.matcher(request.getPath().value());
    if (!enabled || !path.matches()) {
      return chain.filter(exchange);
    }
    HttpHeaders answered = exchange.getResponse().getHeaders();
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> nameAsBefore(answered)));
    ServerHttpRequest plain = request.mutate().path(path.group(1)).build();
    return chain.filter(exchange.mutate().request(plain).build());
  }

  private static void nameAsBefore(HttpHeaders answered) {
    if (Format.TOON.type().equalsTypeAndSubtype(answered.getContentType())) {
      answered.setContentType(TOON);
    }
  }
}
