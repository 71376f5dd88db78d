package dev.enlace.adapter.in.rest.access;

import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.PanelSession;
import dev.enlace.domain.principal.Principal;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** Where the guard leaves who asks, for controllers. */
public final class Callers {
  private static final String ATTRIBUTE = Callers.class.getName();
  private static final String SESSION = ATTRIBUTE + ".session";

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

  /** Who asks; empty in a public operation that nobody has shown a credential to. */
  public static Optional<Principal> find(ServerWebExchange exchange) {
    return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
  }

  /**
   * The session that is asked by.
   *
   * @throws IllegalStateException where it is none of the panel
   */
  public static PanelSession panelSession(ServerWebExchange exchange) {
    if (exchange.getAttribute(SESSION) instanceof PanelSession session) {
      return session;
    }
    throw new IllegalStateException("an operation of the panel was asked without its session");
  }

  /**
   * The session that is asked by.
   *
   * @throws IllegalStateException where it is no connect session
   */
  public static ConnectSession connectSession(ServerWebExchange exchange) {
    if (exchange.getAttribute(SESSION) instanceof ConnectSession session) {
      return session;
    }
    throw new IllegalStateException("a connect operation was asked without its session");
  }

  /** Whether somebody asks whom the guard knows. */
  static boolean known(ServerWebExchange exchange) {
    return exchange.getAttributes().containsKey(ATTRIBUTE);
  }

  static void put(ServerWebExchange exchange, Principal principal) {
    exchange.getAttributes().put(ATTRIBUTE, principal);
  }

  static void put(ServerWebExchange exchange, PanelSession session) {
    exchange.getAttributes().put(SESSION, session);
  }

  static void put(ServerWebExchange exchange, ConnectSession session) {
    exchange.getAttributes().put(SESSION, session);
  }
}
