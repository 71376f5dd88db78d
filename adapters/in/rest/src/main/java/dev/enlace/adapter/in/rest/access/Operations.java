package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.RestSettings;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/** Which operation of the contract a routed request is. */
final class Operations {
  private static final String OURS = RestSettings.class.getPackageName() + ".";
  private static final Map<String, String> HEALTH =
      Map.of(
          "/health", "getHealth",
          "/health/liveness", "getLiveness",
          "/health/readiness", "getReadiness");

  private Operations() {}

  /**
   * The {@code operationId}: the name of the generated method, or for the health endpoints, which
   * Spring Boot serves, that of the path. Empty for everything else that may be mapped.
   */
  static Optional<String> of(ServerWebExchange exchange, HandlerMethod handler) {
    return isOurs(handler)
        ? Optional.of(handler.getMethod().getName())
        : Optional.ofNullable(HEALTH.get(exchange.getRequest().getPath().value()));
  }

  /** Whether a controller of this adapter handles it. */
  static boolean isOurs(HandlerMethod handler) {
    return handler.getBeanType().getName().startsWith(OURS);
  }
}
