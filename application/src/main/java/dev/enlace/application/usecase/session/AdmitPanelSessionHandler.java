package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.session.AdmitPanelSession;
import dev.enlace.application.port.in.session.PanelSession;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.application.port.out.session.Sessions.Held;
import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Knows sessions by their hashes, in one read, and a write each minute that they are used. */
public final class AdmitPanelSessionHandler implements AdmitPanelSession {
  private final Sessions sessions;
  private final KeyUses uses;

  /** Over those sessions. */
  public AdmitPanelSessionHandler(Sessions sessions, KeyUses uses) {
    this.sessions = sessions;
    this.uses = uses;
  }

  @Override
  public Mono<PanelSession> admit(Query query) {
    return Mono.justOrEmpty(IssuedSecret.parse(SecretKind.PANEL, query.presented()))
        .flatMap(presented -> alive(presented).map(held -> admitted(presented, held, query)))
        .switchIfEmpty(Failed.with(new Unauthenticated()));
  }

  private Mono<Held> alive(IssuedSecret presented) {
    WorkspaceId workspace = presented.workspace();
    return sessions
        .find(workspace, presented.hash())
        .filter(held -> held.hash().equals(presented.hash()))
        .flatMap(held -> held.stale() ? seen(workspace, held) : Mono.just(held));
  }

  private Mono<Held> seen(WorkspaceId workspace, Held held) {
    return sessions
        .seen(workspace, held.hash(), PanelSessions.IDLE)
        .map(held::until)
        .defaultIfEmpty(held);
  }

  private PanelSession admitted(IssuedSecret presented, Held held, Query query) {
    if (!query.actAs().isEmpty()) {
      throw new Failed(new ValidationFailed(List.of(PanelSessions.ACTS_FOR_NOBODY)));
    }
    PanelSession session = PanelSessions.of(presented, held, query.origin());
    uses.note(held.caller());
    return session;
  }
}
