package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.port.in.session.PanelSession;
import dev.enlace.application.port.out.session.Sessions.Held;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.IssuedSecret;
import java.time.Duration;

/** How long sessions of the panel last, and who asks by one. */
final class PanelSessions {
  /** How long one lasts without being used. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** How long one lasts at all. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** What the token of pages is derived for. */
  static final String CSRF = "csrf";

  static final Violation ACTS_FOR_NOBODY =
      Violation.of(
          "Enlace-User",
          "session",
          "cannot be sent by a session",
          "no puede enviarse en una sesión");

  private PanelSessions() {}

  /** Fails where the user behind the key may no longer do anything. */
  static PanelSession of(IssuedSecret presented, Held held, Origin origin) {
    if (held.caller().userDisabled()) {
      throw new Failed(new Unauthenticated());
    }
    Principal principal =
        new Principal(
            held.caller().workspace(),
            held.user(),
            held.caller().key(),
            held.caller().name(),
            held.caller().role(),
            held.caller().permissions(),
            origin,
            new Credential.Panel(held.id(), held.hash()));
    return new PanelSession(
        principal,
        held.workspaceName(),
        presented.derived(CSRF),
        held.idleUntil(),
        held.expiresAt());
  }
}
