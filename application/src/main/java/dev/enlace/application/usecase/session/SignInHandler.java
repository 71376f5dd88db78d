package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.session.SignIn;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.session.Identities;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.application.port.out.session.Sessions.Beginning;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import reactor.core.publisher.Mono;

/**
 * Begins a session under an id that nobody can have known before, so that none which somebody else
 * has planted in the browser becomes the person's (session fixation); the one of before ends.
 */
public final class SignInHandler implements SignIn {
  private final Identities identities;
  private final Sessions sessions;
  private final TimeOrderedIds ids;
  private final Entropy entropy;

  /** With those means. */
  public SignInHandler(
      Identities identities, Sessions sessions, TimeOrderedIds ids, Entropy entropy) {
    this.identities = identities;
    this.sessions = sessions;
    this.ids = ids;
    this.entropy = entropy;
  }

  @Override
  public Mono<SignedIn> signIn(Command command) {
    return identities
        .identify(new Identities.Proof.ApiKey(command.apiKey()), command.origin())
        // only whoever may sign in ends what was there before
        .delayUntil(principal -> endFormer(command))
        .flatMap(principal -> begin(principal, command));
  }

  private Mono<SessionId> endFormer(Command command) {
    return Mono.justOrEmpty(command.former())
        .flatMap(text -> Mono.justOrEmpty(IssuedSecret.parse(SecretKind.PANEL, text)))
        .flatMap(former -> sessions.end(former.workspace(), former.hash(), command.origin()));
  }

  private Mono<SignedIn> begin(Principal principal, Command command) {
    IssuedSecret issued =
        IssuedSecret.issue(
            SecretKind.PANEL, principal.workspace(), entropy.bytes(IssuedSecret.RANDOM_BYTES));
    Beginning beginning =
        new Beginning(
            new SessionId(ids.next()),
            principal,
            issued.hash(),
            PanelSessions.IDLE,
            PanelSessions.LONGEST);
    return sessions
        .begin(beginning)
        .then(Mono.defer(() -> sessions.find(principal.workspace(), issued.hash())))
        // its key was revoked meanwhile
        .switchIfEmpty(Failed.with(new Unauthenticated()))
        .map(held -> PanelSessions.of(issued, held, command.origin()))
        .map(session -> new SignedIn(issued.text(), session));
  }
}
