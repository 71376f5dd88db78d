package dev.enlace.domain.oauth;

import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One walk to a provider and back, from {@code oauth/start} to the callback.
 *
 * @param starter who will own the connection
 * @param application the name of the key that started it, for the page that asks the person
 * @param label null: the account's name, else the entry's
 * @param redirectUri where the provider was told to send the person
 * @param successUrl where the person goes in the end; null: Enlace's own page
 * @param target what the connection is to be used for, by the provider's own id; null: nothing in
 *     particular
 * @param settings what is set on the connection from its beginning
 * @param reconnection null: it makes a connection of its own
 * @param confirmation whether the person's browser is bound and the starter has to confirm
 */
public record OAuthAttempt(
    AttemptId id,
    WorkspaceId workspace,
    Actor starter,
    String application,
    CatalogEntryId entry,
    ProviderId provider,
    @Nullable Label label,
    Visibility visibility,
    Scopes requested,
    URI redirectUri,
    @Nullable URI successUrl,
    @Nullable String target,
    FormValues settings,
    @Nullable Reconnection reconnection,
    boolean confirmation,
    Instant createdAt,
    Instant expiresAt,
    AttemptStatus status) {
  /** The row and its workspace. */
  public AttemptRef ref() {
    return new AttemptRef(workspace, id);
  }

  /** The same at another point of its walk. */
  public OAuthAttempt with(AttemptStatus next) {
    return with(target, confirmation, next);
  }

  /** The same, used for that unless the start has said otherwise; null: for nothing more. */
  public OAuthAttempt aimedAt(@Nullable String other) {
    return with(target == null ? other : target, confirmation, status);
  }

  /** The same, of which the starter has shown already that it has come to the right one. */
  public OAuthAttempt confirmed() {
    return with(target, false, status);
  }

  private OAuthAttempt with(@Nullable String aim, boolean confirm, AttemptStatus next) {
    return new OAuthAttempt(
        id,
        workspace,
        starter,
        application,
        entry,
        provider,
        label,
        visibility,
        requested,
        redirectUri,
        successUrl,
        aim,
        settings,
        reconnection,
        confirm,
        createdAt,
        expiresAt,
        next);
  }
}
