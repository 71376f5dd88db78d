package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers only for names that are its own. A web page whose name is made to point here (DNS
 * rebinding) still sends its own name in {@code Host}, and ends at this filter.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class HostFilter implements WebFilter {
  private static final Refusal MISDIRECTED =
      Refusal.of(HttpStatus.MISDIRECTED_REQUEST, ProblemCode.MISDIRECTED_REQUEST);

  private final Set<String> known;
  private final TrustedProxies proxies;

  HostFilter(RestSettings settings, TrustedProxies proxies) {
    this.proxies = proxies;
    this.known =
        Stream.concat(Stream.of(settings.publicUrl().getHost()), settings.knownHosts().stream())
            .map(HostFilter::bare)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return isKnown(proxies.hostOf(exchange.getRequest()))
        ? chain.filter(exchange)
        : Refused.with(MISDIRECTED);
  }

  private boolean isKnown(@Nullable String host) {
    return host != null && known.contains(bare(withoutPort(host)));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static String bare(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return (bracketed ? host.substring(1, host.length() - 1) : host).toLowerCase(Locale.ROOT);
  }
}
