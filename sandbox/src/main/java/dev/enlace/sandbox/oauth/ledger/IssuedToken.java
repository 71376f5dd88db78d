package dev.enlace.sandbox.oauth.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access or refresh token.
 *
 * @param expires null if it never does
 * @param used when a refresh token was replaced; null while it is the current one
 */
public record IssuedToken(
    String value,
    Grant grant,
    List<String> scopes,
    @Nullable Instant expires,
    @Nullable Instant used) {

  public boolean expired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  public IssuedToken usedAt(Instant now) {
    return new IssuedToken(value, grant, scopes, expires, now);
  }

  public IssuedToken expiringAt(@Nullable Instant when) {
    return new IssuedToken(value, grant, scopes, when, used);
  }
}
