package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.session.AdmitConnectSession;
import dev.enlace.application.port.in.session.AdmitPanelSession;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.PanelSession;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Knows who asks by a cookie. A browser sends cookies whoever makes it ask, so one counts only
 * where the request says which it means, by a header that no form, picture or link can carry.
 */
@Component
final class SessionAdmission {
  static final String HEADER = "Enlace-Session";
  private static final String END = "/connect/session/finish";
  private static final List<String> PANEL = List.of("panel");
  private static final List<String> CONNECT = List.of("connect");

  private final AdmitPanelSession admitPanelSession;
  private final AdmitConnectSession admitConnectSession;
  private final SessionCookie panel;
  private final SessionCookie connect;
  private final Csrf csrf;

  SessionAdmission(
      AdmitPanelSession admitPanelSession,
      AdmitConnectSession admitConnectSession,
      Csrf csrf,
      RestSettings settings) {
    this.admitPanelSession = admitPanelSession;
    this.admitConnectSession = admitConnectSession;
    this.panel = SessionCookie.ofPanel(settings.https());
    this.connect = SessionCookie.ofConnect(settings.https());
    this.csrf = csrf;
  }

  /** Whether a session is meant: never beside another credential. */
  static boolean isMeant(HttpHeaders headers) {
    return headers.containsHeader(HEADER) && !headers.containsHeader(HttpHeaders.AUTHORIZATION);
  }

  /**
   * Fails with {@code Unauthenticated}, and with {@code Forbidden} for a write that is not ours.
   */
  Mono<Principal> admit(ServerWebExchange exchange, Origin origin) {
    List<String> named = exchange.getRequest().getHeaders().getOrEmpty(HEADER);
    if (named.equals(PANEL)) {
      return presented(exchange, panel, origin)
          .flatMap(admitPanelSession::admit)
          .map(session -> admitted(exchange, session));
    } else if (named.equals(CONNECT)) {
      return presented(exchange, connect, origin)
          .flatMap(query ->
              ends(exchange)
                  ? admitConnectSession.admitToEnd(query)
                  : admitConnectSession.admit(query))
          .map(session -> admitted(exchange, session));
    }
    return Failed.with(new Failure.Unauthenticated());
  }

  private static boolean ends(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().value().equals(END);
  }

  private static Mono<AdmitPanelSession.Query> presented(
      ServerWebExchange exchange, SessionCookie cookie, Origin origin) {
    List<String> actAs = Credentials.subjects(exchange.getRequest().getHeaders());
    return Mono.justOrEmpty(cookie.of(exchange.getRequest()))
        .map(text -> new AdmitPanelSession.Query(text, actAs, origin))
        .switchIfEmpty(Failed.with(new Failure.Unauthenticated()));
  }

  private Principal admitted(ServerWebExchange exchange, PanelSession session) {
    csrf.require(exchange.getRequest(), session.csrfToken());
    Callers.put(exchange, session);
    return session.principal();
  }

  private Principal admitted(ServerWebExchange exchange, ConnectSession session) {
    csrf.require(exchange.getRequest(), session.csrfToken());
    Callers.put(exchange, session);
    return session.principal();
  }
}
