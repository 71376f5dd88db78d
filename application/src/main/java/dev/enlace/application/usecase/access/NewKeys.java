package dev.enlace.application.usecase.access;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes API keys. */
public final class NewKeys {
  private final TimeOrderedIds ids;
  private final Entropy entropy;
  private final Clock clock;

  /** With those means. */
  public NewKeys(TimeOrderedIds ids, Entropy entropy, Clock clock) {
    this.ids = ids;
    this.entropy = entropy;
    this.clock = clock;
  }

  /** A key with a new text and a service user of its own. */
  NewKey make(
      WorkspaceId workspace,
      String name,
      Role role,
      Set<Permission> permissions,
      @Nullable Instant expiresAt) {
    Secret text =
        IssuedSecret.issue(SecretKind.KEY, workspace, entropy.bytes(IssuedSecret.RANDOM_BYTES))
            .text();
    ApiKeyId id = new ApiKeyId(ids.next());
    User holder = User.of(workspace, User.KEY, id.toString());
    return new NewKey(key(id, workspace, holder, name, text, role, permissions, expiresAt), text);
  }

  /** The first key of an installation, whose text somebody else has chosen. */
  NewKey first(WorkspaceId workspace, Secret text) {
    User holder = User.of(workspace, User.KEY, "admin");
    return new NewKey(
        key(
            new ApiKeyId(ids.next()),
            workspace,
            holder,
            "admin",
            text,
            Role.ADMIN,
            Set.of(Permission.values()),
            null),
        text);
  }

  private ApiKey key(
      ApiKeyId id,
      WorkspaceId workspace,
      User holder,
      String name,
      Secret text,
      Role role,
      Set<Permission> permissions,
      @Nullable Instant expiresAt) {
    return new ApiKey(
        id,
        workspace,
        holder,
        name,
        prefix(text),
        role,
        permissions,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        expiresAt,
        null,
        null);
  }

  /** Enough to recognise a key by, and of a key that somebody chose no part at all. */
  private static String prefix(Secret text) {
    return IssuedSecret.parse(SecretKind.KEY, text.reveal())
        .map(issued -> SecretKind.KEY.prefix() + issued.hint())
        .orElse("");
  }

  /** A key and its text, to be shown once. */
  record NewKey(ApiKey key, Secret text) {
    SecretHash hash() {
      return SecretHash.of(text);
    }
  }
}
