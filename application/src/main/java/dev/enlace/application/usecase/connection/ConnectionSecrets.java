package dev.enlace.application.usecase.connection;

import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Seals and opens what belongs to a connection, bound to its row. */
public final class ConnectionSecrets {
  private final SecretBox box;

  /** With that box. */
  public ConnectionSecrets(SecretBox box) {
    this.box = box;
  }

  /** Seals all of a connection's secrets. */
  public Mono<SealedSecrets> seal(
      WorkspaceId workspace, ConnectionId id, Map<String, Secret> secrets) {
    return box.seal(place(workspace, id), secrets);
  }

  /** Opens all of a connection's secrets. */
  public Mono<Map<String, Secret>> open(Connections.Stored stored) {
    return open(stored.connection(), stored.secrets());
  }

  /** Opens all of a connection's secrets. */
  public Mono<Map<String, Secret>> open(Connection connection, SealedSecrets sealed) {
    return box.open(place(connection.workspace(), connection.id()), sealed);
  }

  private static Place place(WorkspaceId workspace, ConnectionId id) {
    return new Place(workspace, KeyPurpose.TOKENS, Connections.TABLE, id.value());
  }
}
