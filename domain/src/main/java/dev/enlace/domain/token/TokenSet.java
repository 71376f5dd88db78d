package dev.enlace.domain.token;

import dev.enlace.domain.secret.Secret;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint answered (RFC 6749, 5.1).
 *
 * @param refreshToken null where none came: some providers never give one, others keep the old one
 * @param tokenType as the provider wrote it, trimmed
 * @param expiresAt null where the provider does not say
 * @param refreshExpiresAt null where the provider does not say
 * @param scopes null where the answer names none, which means: those requested
 */
public record TokenSet(
    Secret accessToken,
    @Nullable Secret refreshToken,
    String tokenType,
    @Nullable Instant expiresAt,
    @Nullable Instant refreshExpiresAt,
    @Nullable Scopes scopes) {
  public TokenSet {
    Objects.requireNonNull(accessToken, "accessToken");
    if (tokenType.isBlank()) {
      throw new IllegalArgumentException("tokenType must not be blank");
    }
  }
}
