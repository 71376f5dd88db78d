package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.provider.ScopeRules;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider granted, about to become a connection.
 *
 * @param account empty where it is not known
 * @param silence why the provider did not tell it; null where it did, or has no way to
 */
record NewGrant(
    OAuthAttempt attempt,
    OAuthEntry entry,
    ScopeRules rules,
    TokenSet tokens,
    Optional<Account> account,
    @Nullable ProviderUnavailable silence) {

  /** With whose account the provider said it is. */
  NewGrant of(Account seen) {
    return new NewGrant(attempt, entry, rules, tokens, Optional.of(seen), null);
  }

  /** With why the provider did not say whose account it is. */
  NewGrant because(ProviderUnavailable why) {
    return new NewGrant(attempt, entry, rules, tokens, Optional.empty(), why);
  }

  /** That nobody can say whether this is the account that is asked for. */
  ProviderUnavailable cannotCompare() {
    return silence == null
        ? new ProviderUnavailable(attempt.provider(), ProviderProblem.UNEXPECTED_ANSWER, null)
        : silence;
  }

  /** The connection, pending where the starter has to confirm it. */
  Connection connection(ConnectionId id, Instant now) {
    return new Connection(
        id,
        attempt.workspace(),
        entry.id(),
        entry.slug(),
        attempt.starter().user(),
        label(),
        attempt.visibility(),
        material(),
        account.orElse(null),
        attempt.confirmation() ? new ConnectionState.Pending(now) : new ConnectionState.Active(now),
        Version.FIRST,
        now,
        now,
        account.isPresent() ? now : null);
  }

  /** How long the access token still works, by the clock that its end was made with. */
  @Nullable Duration lifetime(Instant now) {
    Instant end = tokens.expiresAt();
    return end == null ? null : Duration.between(now, end);
  }

  /** What has to be sealed. */
  Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    secrets.put(Material.ACCESS_TOKEN, tokens.accessToken());
    Secret refreshToken = tokens.refreshToken();
    if (refreshToken != null) {
      secrets.put(Material.REFRESH_TOKEN, refreshToken);
    }
    return secrets;
  }

  /** Scopes that were asked for and not granted. */
  Scopes missing() {
    return Scopes.named(rules.missing(attempt.requested().names(), granted().names()));
  }

  Material.OAuthGrant material() {
    return new Material.OAuthGrant(
        attempt.requested(),
        granted(),
        missing(),
        tokens.tokenType(),
        tokens.expiresAt(),
        attempt.target(),
        attempt.settings());
  }

  /** An answer that names no scopes has granted what was asked for (RFC 6749, 5.1). */
  private Scopes granted() {
    Scopes named = tokens.scopes();
    return named == null ? attempt.requested() : named;
  }

  private Label label() {
    Label chosen = attempt.label();
    return chosen != null ? chosen : Label.of(account.map(Account::label), entry.details().name());
  }
}
