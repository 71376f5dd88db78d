package dev.enlace.domain.principal;

import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; the key itself is shown once and never kept.
 *
 * @param holder the service user that owns what the key creates, so that a rotated key keeps it
 * @param name for people, 1 to 120 characters
 * @param prefix what people recognise the key by; empty for one that somebody chose themselves
 * @param expiresAt null: never
 * @param revokedAt null: still valid
 * @param lastUsedAt null: never used, or not yet noted
 */
public record ApiKey(
    ApiKeyId id,
    WorkspaceId workspace,
    User holder,
    String name,
    String prefix,
    Role role,
    Set<Permission> permissions,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {
  /** Longest name. */
  public static final int MAX_NAME = 120;

  public ApiKey {
    permissions = Set.copyOf(permissions);
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("name must have 1 to " + MAX_NAME + " characters");
    }
  }
}
