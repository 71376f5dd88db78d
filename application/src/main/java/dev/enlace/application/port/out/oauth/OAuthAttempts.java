package dev.enlace.application.port.out.oauth;

import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Walks that are under way. Expiry is judged by the database's clock, which replicas share. */
public interface OAuthAttempts {
  /** Name of the sealed PKCE verifier. */
  String VERIFIER = "verifier";

  /** Table that sealed verifiers are bound to. */
  String TABLE = "oauth_states";

  /** Keeps a new attempt and its verifier; the starter's row is made if it has none. */
  Mono<OAuthAttempt> add(OAuthAttempt attempt, SealedSecrets verifier);

  /** The attempt; empty if there is none. */
  Mono<Stored> find(AttemptRef ref);

  /** Binds it to a browser, the last one that asked; empty if it is expired or spent. */
  Mono<OAuthAttempt> bind(AttemptRef ref, SecretHash browser);

  /**
   * Spends it: of any number of concurrent calls one succeeds. Empty if it is expired, spent, bound
   * to another browser, or bound to none though it asks for confirmation.
   *
   * @param browser hash of what the browser presented; null: nothing
   */
  Mono<Stored> spend(AttemptRef ref, @Nullable SecretHash browser);

  /**
   * Notes that nothing came of it, and why, unless it has ended already; it is spent then. The
   * audit trail has it in the same transaction.
   *
   * @param code ours, never a provider's word
   */
  Mono<AttemptRef> fail(OAuthAttempt attempt, String code);

  /**
   * An attempt as it is kept.
   *
   * @param verifier the sealed verifier
   * @param browser what it is bound to; null: nothing yet
   * @param expired by the database's clock
   */
  record Stored(
      OAuthAttempt attempt,
      SealedSecrets verifier,
      @Nullable SecretHash browser,
      boolean expired,
      boolean spent) {
    /** The same with what else is known of the attempt. */
    public Stored with(OAuthAttempt known) {
      return new Stored(known, verifier, browser, expired, spent);
    }
  }
}
