package dev.enlace.domain.workspace;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tenant.
 *
 * @param name for people, 1 to 120 characters
 * @param oauthConfirmation null where the installation's default applies
 * @param successUrls where people may be sent after they connected an account
 */
public record Workspace(
    WorkspaceId id,
    String name,
    @Nullable OAuthConfirmation oauthConfirmation,
    SuccessUrls successUrls,
    Instant createdAt,
    @Nullable Instant disabledAt) {
  /** Longest name. */
  public static final int MAX_NAME = 120;

  public Workspace {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(successUrls, "successUrls");
    Objects.requireNonNull(createdAt, "createdAt");
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("name must have 1 to " + MAX_NAME + " characters");
    }
  }
}
