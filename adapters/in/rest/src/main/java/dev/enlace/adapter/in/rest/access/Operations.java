package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.RestSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * What is asked for by GET and does something: a walk is begun, a code spent, a token renewed and
   * handed out.
   */
  private static final Set<String> WITH_EFFECTS =
      Set.of(
          "authorizeAirtable",
          "completeAirtable",
          "completeOAuth",
          "completeOAuthForProvider",
          "getAirtableTokens",
          "getConnectionToken");

  /**
   * Which requests are somebody else's to answer, an {@code Idempotency-Key} included, and a list
   * of any length, which may be asked for any number of times.
   */
  private static final Set<String> PASSED_ON = Set.of("listAirtableRecordsByPost", "proxyPost");

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

  /** Whether a GET of it is more than a look, so that nobody may ask for its headers alone. */
  static boolean hasEffects(HandlerMethod handler) {
    return isOurs(handler) && WITH_EFFECTS.contains(handler.getMethod().getName());
  }

  /** Whether it only passes requests on, so that nothing of them is read or remembered. */
  static boolean passesOn(HandlerMethod handler) {
    return isOurs(handler) && PASSED_ON.contains(handler.getMethod().getName());
  }

  /** Whether a controller of this adapter handles it. */
  static boolean isOurs(HandlerMethod handler) {
    return isOurs(handler.getBeanType());
  }

  /** Whether it is a controller of this adapter. */
  static boolean isOurs(Class<?> controller) {
    return controller.getName().startsWith(OURS);
  }
}
