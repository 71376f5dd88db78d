package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.session.AdmitPanelSession;
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
  private static final List<String> PANEL = List.of("panel");

  private final AdmitPanelSession admitPanelSession;
  private final SessionCookie panel;
  private final Csrf csrf;

  SessionAdmission(AdmitPanelSession admitPanelSession, Csrf csrf, RestSettings settings) {
    this.admitPanelSession = admitPanelSession;
    this.panel = SessionCookie.ofPanel(settings.https());
    this.csrf = csrf;
  }

  /** Whether a session is meant: never beside another credential. */
  static boolean isMeant(HttpHeaders headers) {
    return headers.containsHeader(HEADER) && !headers.containsHeader(HttpHeaders.AUTHORIZATION);
  }

  /** Fails with {@code Unauthenticated}, and with {@code Forbidden} for a write that is not ours. */
  Mono<Principal> admit(ServerWebExchange exchange, Origin origin) {
    String presented = panel.of(exchange.getRequest());
    HttpHeaders headers = exchange.getRequest().getHeaders();
    if (presented == null || !headers.getOrEmpty(HEADER).equals(PANEL)) {
      return Failed.with(new Failure.Unauthenticated());
    }
    return admitPanelSession
        .admit(new AdmitPanelSession.Query(presented, Credentials.subjects(headers), origin))
        .map(session -> admitted(exchange, session));
  }

  private Principal admitted(ServerWebExchange exchange, PanelSession session) {
    csrf.require(exchange.getRequest(), session.csrfToken());
    Callers.put(exchange, session);
    return session.principal();
  }
}
