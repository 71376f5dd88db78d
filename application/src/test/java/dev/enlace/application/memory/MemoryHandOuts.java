package dev.enlace.application.memory;

import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.HandOuts;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hand-outs in memory, put together of what is there already. */
public final class MemoryHandOuts implements HandOuts {
  private final ApiKeys keys;
  private final Connections connections;

  /** Over those. */
  public MemoryHandOuts(ApiKeys keys, Connections connections) {
    this.keys = keys;
    this.connections = connections;
  }

  @Override
  public Mono<Read> find(
      WorkspaceId workspace, SecretHash hash, @Nullable UserId user, ConnectionId connection) {
    return keys.find(workspace, hash, user)
        .flatMap(holder -> {
          UserId viewer = user == null ? holder.key().holder().id() : user;
          return connections
              .find(connection, new Viewer(workspace, viewer, false))
              .map(stored -> Optional.of(Held.of(stored)))
              .defaultIfEmpty(Optional.empty())
              .map(held -> new Read(holder.caller(), held));
        });
  }
}
