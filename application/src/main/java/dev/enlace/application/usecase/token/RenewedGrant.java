package dev.enlace.application.usecase.token;

import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Material.OAuthGrant;
import dev.enlace.domain.provider.ScopeRules;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh answered, with what it did not say.
 *
 * @param sent the refresh token that was there: it stays where no other came (RFC 6749, 6)
 */
record RenewedGrant(Connection connection, Secret sent, TokenSet got, ScopeRules rules) {

  Connection renewed() {
    OAuthGrant grant = (OAuthGrant) connection.material();
    Scopes named = got.scopes();
    Scopes missing =
        named == null
            ? grant.missing()
            : Scopes.named(rules.missing(grant.requested().names(), named.names()));
    return connection.refreshed(grant.refreshed(named, missing, got.tokenType(), got.expiresAt()));
  }

  Map<String, Secret> secrets() {
    Secret rotated = got.refreshToken();
    return Map.of(
        Material.ACCESS_TOKEN,
        got.accessToken(),
        Material.REFRESH_TOKEN,
        rotated == null ? sent : rotated);
  }

  /** How long it still works: by the clock that its end was made with, however late it is kept. */
  @Nullable Duration lifetime(Instant now) {
    Instant end = got.expiresAt();
    return end == null ? null : Duration.between(now, end);
  }

  static Token token(Connection connection, Map<String, Secret> secrets) {
    OAuthGrant grant = (OAuthGrant) connection.material();
    return token(grant.tokenType(), grant.expiresAt(), grant.granted(), secrets);
  }

  static Token token(
      String type, @Nullable Instant expiresAt, Scopes granted, Map<String, Secret> secrets) {
    Secret accessToken = secrets.get(Material.ACCESS_TOKEN);
    if (accessToken == null) {
      throw new IllegalStateException("a grant without an access token");
    }
    return new Token(accessToken, type, expiresAt, granted);
  }
}
