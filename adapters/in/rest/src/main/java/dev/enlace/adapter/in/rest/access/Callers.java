package dev.enlace.adapter.in.rest.access;

import dev.enlace.domain.principal.Principal;
import org.springframework.web.server.ServerWebExchange;

/** Where the guard leaves who asks, for controllers. */
public final class Callers {
  private static final String ATTRIBUTE = Callers.class.getName();

  private Callers() {}

  /**
   * Who asks.
   *
   * @throws IllegalStateException in a public operation, which has no principal
   */
  public static Principal of(ServerWebExchange exchange) {
    if (exchange.getAttribute(ATTRIBUTE) instanceof Principal principal) {
      return principal;
    }
    throw new IllegalStateException("a public operation asked for its principal");
  }

  /** Whether somebody asks whom the guard knows. */
  static boolean known(ServerWebExchange exchange) {
    return exchange.getAttributes().containsKey(ATTRIBUTE);
  }

  static void put(ServerWebExchange exchange, Principal principal) {
    exchange.getAttributes().put(ATTRIBUTE, principal);
  }
}
