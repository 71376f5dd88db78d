package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Brought;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Command;
import dev.enlace.application.port.out.oauth.OAuthAttempts.Stored;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.provider.Issuer;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.secret.SecretKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be wrong with a callback before the state is spent, so that whoever replays
 * somebody else's neither uses it up nor reaches the provider.
 */
final class CallbackCheck {
  private CallbackCheck() {}

  /** Fails with {@link InvalidState}. */
  static void require(Stored stored, Command command) {
    OAuthAttempt attempt = stored.attempt();
    Brought brought = command.brought();
    if (brought != null && !isStartersUser(brought, attempt)) {
      throw refused(StateProblem.UNKNOWN);
    }
    if (brought != null && !fits(brought.target(), attempt.target())) {
      throw refused(StateProblem.OTHER_TARGET);
    }
    String named = command.provider();
    if (named != null && !named.equals(attempt.provider().value())) {
      throw refused(StateProblem.OTHER_PROVIDER);
    }
    boolean bound = attempt.confirmation() || stored.browser() != null;
    if (bound && !isSameBrowser(stored.browser(), browser(stored, command))) {
      throw refused(StateProblem.OTHER_BROWSER);
    }
    if (command.code() == null && command.error() == null) {
      throw refused(StateProblem.INCOMPLETE);
    }
  }

  /** Fails with {@link InvalidState} where the answer is another provider's (RFC 9207). */
  static void requireIssuer(ConfiguredProvider provider, Command command) {
    Issuer issuer = provider.definition().issuer();
    if (issuer != null && !issuer.accepts(command.iss())) {
      throw refused(StateProblem.OTHER_PROVIDER);
    }
  }

  /** Whether it is the key that started it, for the same user, who has the code. */
  static boolean isOfStarter(Stored stored, Command command) {
    Brought brought = command.brought();
    return brought != null
        && isStartersUser(brought, stored.attempt())
        && brought.by().credential() instanceof Credential.Key
        && brought.by().key().equals(stored.attempt().starter().key());
  }

  /**
   * Hash of what the browser presented; null where that is nothing of ours. The starter needs none:
   * it counts as the one that the walk is bound to.
   */
  static @Nullable SecretHash browser(Stored stored, Command command) {
    return isOfStarter(stored, command) ? stored.browser() : presented(command);
  }

  private static boolean isStartersUser(Brought brought, OAuthAttempt attempt) {
    return brought.by().workspace().equals(attempt.workspace())
        && brought.by().user().id().equals(attempt.starter().user().id());
  }

  private static boolean fits(@Nullable String named, @Nullable String target) {
    return named == null || target == null || named.equals(target);
  }

  private static @Nullable SecretHash presented(Command command) {
    return Optional.ofNullable(command.browser())
        .flatMap(text -> IssuedSecret.parse(SecretKind.BROWSER, text))
        .map(IssuedSecret::hash)
        .orElse(null);
  }

  private static boolean isSameBrowser(@Nullable SecretHash bound, @Nullable SecretHash presented) {
    return bound != null && bound.equals(presented);
  }

  private static Failed refused(StateProblem problem) {
    return new Failed(new InvalidState(problem));
  }
}
