package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.session.AdmitConnectSession;
import dev.enlace.application.port.in.session.AdmitPanelSession.Query;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.out.access.ApiKeys.Caller;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.application.port.out.session.ConnectSessions.Held;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** Knows connect sessions by their hashes, in one read. */
public final class AdmitConnectSessionHandler implements AdmitConnectSession {
  private final ConnectSessions sessions;

  /** Over those sessions. */
  public AdmitConnectSessionHandler(ConnectSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<ConnectSession> admit(Query query) {
    return admit(query, sessions::find);
  }

  @Override
  public Mono<ConnectSession> admitToEnd(Query query) {
    return admit(query, sessions::findEnding);
  }

  private static Mono<ConnectSession> admit(
      Query query, BiFunction<WorkspaceId, SecretHash, Mono<Held>> find) {
    return Mono.justOrEmpty(IssuedSecret.parse(SecretKind.CONNECT, query.presented()))
        .flatMap(presented ->
            find.apply(presented.workspace(), presented.hash())
                .filter(held -> held.hash().equals(presented.hash()))
                .filter(held -> !held.caller().userDisabled())
                .map(held -> admitted(presented, held, query)))
        .switchIfEmpty(Failed.with(new Unauthenticated()));
  }

  private static ConnectSession admitted(IssuedSecret presented, Held held, Query query) {
    if (!query.actAs().isEmpty()) {
      throw new Failed(new ValidationFailed(List.of(PanelSessions.ACTS_FOR_NOBODY)));
    }
    Principal principal =
        new Principal(
            held.caller().workspace(),
            held.user(),
            held.caller().key(),
            held.caller().name(),
            role(held),
            Set.of(),
            query.origin(),
            credential(held));
    return new ConnectSession(
        principal,
        presented.derived(PanelSessions.CSRF),
        held.request().successUrl(),
        held.request().label(),
        held.expiresAt());
  }

  private static Credential credential(Held held) {
    Label label = held.request().label();
    return new Credential.Connect(
        held.id(),
        held.hash(),
        held.request().entries(),
        held.made(),
        label == null ? null : label.value());
  }

  /** Nobody administers anything by a link, whoever has made it. */
  private static Role role(Held held) {
    Caller caller = held.caller();
    Role role =
        held.user().equals(caller.holder()) ? caller.role() : caller.role().and(caller.userRole());
    return role.and(Role.MEMBER);
  }
}
