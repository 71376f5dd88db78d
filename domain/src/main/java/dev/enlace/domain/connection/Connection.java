package dev.enlace.domain.connection;

import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account at another system that may be acted upon. It never holds a secret: those are sealed
 * beside it.
 *
 * @param account null where the provider does not tell, or could not when asked
 * @param verifiedAt when the credentials were last seen to work; null: never tried
 */
public record Connection(
    ConnectionId id,
    WorkspaceId workspace,
    CatalogEntryId entry,
    Slug slug,
    User owner,
    Label label,
    Visibility visibility,
    Material material,
    @Nullable Account account,
    ConnectionState state,
    Version version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant verifiedAt) {
  public Connection {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(material, "material");
    Objects.requireNonNull(state, "state");
  }

  /** Whether it restricts whom it may write to, so that its secrets are never handed out raw. */
  public boolean restrictsRecipients() {
    return material.recipients().restricts();
  }

  /**
   * As it may be shown: until the starter's backend has said that this is the person it meant,
   * nothing of it tells whose account it is.
   */
  public Connection shown() {
    if (!(state instanceof ConnectionState.Pending) || account == null) {
      return this;
    }
    return with(
        isNamedAfterAccount() ? new Label(slug.value()) : label,
        visibility,
        material,
        null,
        state,
        version,
        updatedAt,
        verifiedAt);
  }

  private boolean isNamedAfterAccount() {
    return account != null && label.equals(Label.of(Optional.of(account.label()), slug.value()));
  }

  /** In another state, of which nobody has made an edit. */
  public Connection in(ConnectionState next) {
    return with(label, visibility, material, account, next, version, next.since(), verifiedAt);
  }

  /**
   * Confirmed by its starter. That counts as an edit: one that began while it was pending would
   * otherwise make it so again.
   */
  public Connection confirmed(ConnectionState.Active active) {
    return with(
        label, visibility, material, account, active, version.next(), active.since(), verifiedAt);
  }

  /** Seen to work. */
  public Connection verified(Instant at, @Nullable Account seen) {
    return with(label, visibility, material, seen == null ? account : seen, state, version, at, at);
  }

  /** With a renewed grant. No edit: the version stays. */
  public Connection refreshed(Material.OAuthGrant grant) {
    return with(label, visibility, grant, account, state, version, updatedAt, verifiedAt);
  }

  /**
   * With another grant, which its person has just given: the version moves. What was known of the
   * grant before says nothing about this one; a label that was made of its account is made of the
   * new one's. What it is for, and what its owner has set on it, stays.
   *
   * @param entry what to call it where there is nothing else
   * @param seen whose account it is; null where nobody could say
   */
  public Connection reconnected(
      Material.OAuthGrant grant, @Nullable Account seen, ConnectionState next, String entry) {
    return with(
        isNamedAfterAccount()
            ? Label.of(Optional.ofNullable(seen).map(Account::label), entry)
            : label,
        visibility,
        material instanceof Material.OAuthGrant before
            ? grant.keeping(before.target(), before.settings())
            : grant,
        seen,
        next,
        version.next(),
        next.since(),
        seen == null ? null : next.since());
  }

  /** Edited by a person: the version moves. */
  public Connection edited(ConnectionEdit edit, Instant at) {
    return with(
        edit.label(),
        edit.visibility(),
        edit.material(),
        edit.account(),
        state,
        version.next(),
        at,
        edit.verifiedAt());
  }

  /** What never changes stays. */
  private Connection with(
      Label nextLabel,
      Visibility nextVisibility,
      Material nextMaterial,
      @Nullable Account nextAccount,
      ConnectionState nextState,
      Version nextVersion,
      Instant changedAt,
      @Nullable Instant seenAt) {
    return new Connection(
        id,
        workspace,
        entry,
        slug,
        owner,
        nextLabel,
        nextVisibility,
        nextMaterial,
        nextAccount,
        nextState,
        nextVersion,
        createdAt,
        changedAt,
        seenAt);
  }
}
