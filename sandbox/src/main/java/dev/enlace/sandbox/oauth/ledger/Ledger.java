package dev.enlace.sandbox.oauth.ledger;

import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.Secrets;
import dev.enlace.sandbox.people.Person;
import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;
import dev.enlace.sandbox.quirks.Quirks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that one provider has issued. Each method is atomic. */
public final class Ledger {
  private final Quirks quirks;
  private final Clock clock;
  private final Codes codes = new Codes();
  private final AccessTokens access;
  private final RefreshTokens refresh;

  public Ledger(Quirks quirks, Clock clock) {
    this.quirks = quirks;
    this.clock = clock;
    this.access = new AccessTokens(quirks);
    this.refresh = new RefreshTokens(quirks);
  }

  public synchronized String issueCode(IssuedCode code) {
    String value = Secrets.random(quirks.authorize().codePrefix());
    codes.add(value, code);
    return value;
  }

  /** Spends a code; a second use kills what the first one gave (RFC 6749 section 4.1.2). */
  public synchronized IssuedCode spendCode(String value) {
    codes.spentGrant(value).ifPresent(this::kill);
    return codes
        .spend(value, clock.instant())
        .orElseThrow(() -> new TokenRefusal(Reason.BAD_CODE, "unknown, expired or used code"));
  }

  public synchronized Tokens issue(Grant grant) {
    Instant now = clock.instant();
    IssuedToken token = grant.refreshable() ? refresh.issue(grant, now) : null;
    return tokens(grant, token, now);
  }

  /** Uses a refresh token of {@code client}. */
  public synchronized Tokens refresh(String value, Client client) {
    Instant now = clock.instant();
    RefreshTokens.Used used =
        switch (refresh.use(value, client, now)) {
          case RefreshTokens.Used accepted -> accepted;
          case RefreshTokens.Duplicate duplicate ->
              throw new TokenRefusal(Reason.DUPLICATE_REFRESH, "this token was just refreshed");
          case RefreshTokens.Reused(Grant grant) -> throw reused(grant);
          case RefreshTokens.Dead dead ->
              throw new TokenRefusal(Reason.DEAD_REFRESH, "the refresh token is not valid");
        };
    if (quirks.refresh().accessDies()) {
      access.remove(token -> token.grant().equals(used.grant()));
    }
    return tokens(used.grant(), used.successor(), now);
  }

  /** Empty if the access token is unknown, expired or revoked. */
  public synchronized Optional<IssuedToken> live(String accessToken) {
    return access.find(accessToken, clock.instant());
  }

  /** The grant that an access or refresh token belongs to; empty if it is not valid. */
  public synchronized Optional<Grant> grantOf(String token) {
    return live(token).or(() -> refresh.find(token, clock.instant())).map(IssuedToken::grant);
  }

  /** Whether the person has a live grant with this client. */
  public synchronized boolean knows(Person person, Client client) {
    return refresh.any(
        token -> token.grant().person().equals(person) && token.grant().client().equals(client));
  }

  public synchronized void kill(Grant grant) {
    killWhere(grant::equals);
  }

  public synchronized void killToken(String token) {
    access.remove(it -> it.value().equals(token));
    refresh.remove(it -> it.value().equals(token));
  }

  /** Kills every grant that fits, and says how many refresh or access tokens died. */
  public synchronized int killWhere(Predicate<Grant> dead) {
    return access.remove(token -> dead.test(token.grant()))
        + refresh.remove(token -> dead.test(token.grant()));
  }

  /** Lets access tokens end now; refresh tokens live on. */
  public synchronized int expireWhere(Predicate<Grant> affected) {
    return access.expire(token -> affected.test(token.grant()), clock.instant());
  }

  /** A token that no one authorized, as people make them in a provider's settings. */
  public synchronized void plant(String value, Grant grant) {
    access.add(new IssuedToken(value, grant, grant.scopes(), null, null));
  }

  private TokenRefusal reused(Grant grant) {
    if (quirks.refresh().reuseKillsGrant()) {
      kill(grant);
    }
    return new TokenRefusal(Reason.DEAD_REFRESH, "the refresh token was used before");
  }

  private Tokens tokens(Grant grant, @Nullable IssuedToken refreshToken, Instant now) {
    boolean own = !grant.userScopes().isEmpty();
    List<String> scopes = grant.scopes();
    IssuedToken token = access.issue(grant, scopes, now);
    IssuedToken user = own ? access.issue(grant, grant.userScopes(), now) : null;
    return new Tokens(grant, token, user, refreshToken);
  }
}
