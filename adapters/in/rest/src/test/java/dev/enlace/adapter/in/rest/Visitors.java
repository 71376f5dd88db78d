package dev.enlace.adapter.in.rest;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.session.AdmitPanelSession;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.PanelSession;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretHash;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** The sessions that the tests know: each is named like the key that it began with. */
final class Visitors {
  static final String CSRF = "sandbox-csrf-token";
  static final String ORIGIN = "http://localhost:8080";

  private Visitors() {}

  /** What a page of ours sends with a write. */
  static void present(HttpHeaders headers, String key) {
    headers.set("Cookie", "enlace_panel=" + key);
    headers.set("Enlace-Session", "panel");
    headers.set("Enlace-Csrf-Token", CSRF);
    headers.setOrigin(ORIGIN);
  }

  static Mono<PanelSession> admit(AdmitPanelSession.Query query) {
    return query.presented().isEmpty()
        ? Failed.with(new Failure.Unauthenticated())
        : Keys.authenticate(
                new Authenticate.Query(Secret.of(query.presented()), query.actAs(), query.origin()))
            .map(Visitors::session);
  }

  /** What the connect page sends with a write. */
  static void presentLink(HttpHeaders headers, String key) {
    headers.set("Cookie", "enlace_connect=" + key);
    headers.set("Enlace-Session", "connect");
    headers.set("Enlace-Csrf-Token", CSRF);
    headers.setOrigin(ORIGIN);
  }

  static Mono<ConnectSession> admitByLink(AdmitPanelSession.Query query) {
    return admit(query).map(PanelSession::principal).map(Visitors::byLink);
  }

  private static ConnectSession byLink(Principal panel) {
    Principal principal =
        new Principal(
            panel.workspace(),
            panel.user(),
            panel.key(),
            panel.application(),
            panel.role(),
            Set.of(),
            panel.origin(),
            new Credential.Connect(
                new SessionId(new UUID(1, 3)),
                SecretHash.of(Secret.of("sandbox-connect-session")),
                Set.of(),
                Set.of(),
                null));
    return new ConnectSession(
        principal,
        Secret.of(CSRF),
        URI.create("https://app.example/connected"),
        null,
        Samples.NOON.plus(Duration.ofMinutes(30)));
  }

  static PanelSession session(Principal key) {
    Principal principal =
        new Principal(
            key.workspace(),
            key.user(),
            key.key(),
            key.application(),
            key.role(),
            key.permissions(),
            key.origin(),
            new Credential.Panel(
                new SessionId(new UUID(1, 2)), SecretHash.of(Secret.of("sandbox-session"))));
    return new PanelSession(
        principal,
        "default",
        Secret.of(CSRF),
        Samples.NOON,
        Samples.NOON.plus(Duration.ofHours(11)));
  }
}
