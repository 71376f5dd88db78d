package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.RestSettings;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Serves the path of an explicit redirect URI as the callback of its provider: a registration made
 * elsewhere years ago cannot always be changed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class CallbackAliasFilter implements WebFilter {
  private static final String CALLBACK = "/connections/oauth/callback";

  private final Map<String, String> providers;

  CallbackAliasFilter(RestSettings settings) {
    providers = settings.callbackAliases();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    String path = request.getPath().value();
    String provider = path.equals(CALLBACK) ? null : providers.get(path);
    if (provider == null || !request.getMethod().equals(HttpMethod.GET)) {
      return chain.filter(exchange);
    }
    String callback = provider.isEmpty() ? CALLBACK : CALLBACK + "/" + provider;
    ServerHttpRequest aliased = request.mutate().path(callback).build();
    return chain.filter(exchange.mutate().request(aliased).build());
  }
}
