package dev.enlace.sandbox.oauth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access or refresh token.
 *
 * @param expires null if it never does
 * @param used when a refresh token was replaced; null while it is the current one
 */
record IssuedToken(
    String value,
    Grant grant,
    List<String> scopes,
    @Nullable Instant expires,
    @Nullable Instant used) {

  boolean expired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  IssuedToken usedAt(Instant now) {
    return new IssuedToken(value, grant, scopes, expires, now);
  }

  IssuedToken expiringAt(@Nullable Instant when) {
    return new IssuedToken(value, grant, scopes, when, used);
  }
}
