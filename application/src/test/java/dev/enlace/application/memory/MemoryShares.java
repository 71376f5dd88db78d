package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryTables.ConnectionRow;
import dev.enlace.application.memory.MemoryTables.KeyRow;
import dev.enlace.application.port.out.connection.Connections.UnknownKeys;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Optional;

/** Whom shares mean: users by their subjects, keys by their service users. */
final class MemoryShares {
  private final MemoryTables tables;

  MemoryShares(MemoryTables tables) {
    this.tables = tables;
  }

  boolean reach(ConnectionRow row, UserId user) {
    WorkspaceId workspace = row.connection().workspace();
    return row.shares().users().stream()
            .anyMatch(subject -> User.external(workspace, subject).id().equals(user))
        || row.shares().keys().stream()
            .flatMap(key -> key(workspace, key).stream())
            .anyMatch(key -> key.key().holder().id().equals(user));
  }

  UnknownKeys unknown(WorkspaceId workspace, Shares shares) {
    return new UnknownKeys(
        shares.keys().stream().filter(key -> key(workspace, key).isEmpty()).toList());
  }

  void ensureUsers(WorkspaceId workspace, Shares shares) {
    shares.users().forEach(subject -> tables.ensure(User.external(workspace, subject)));
  }

  private Optional<KeyRow> key(WorkspaceId workspace, ApiKeyId id) {
    return Optional.ofNullable(tables.keys.get(id))
        .filter(row -> row.key().workspace().equals(workspace));
  }
}
