package dev.enlace.application.usecase.connection;

import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
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
  Mono<Map<String, Secret>> open(Connections.Stored stored) {
    return box.open(
        place(stored.connection().workspace(), stored.connection().id()), stored.secrets());
  }

  private static Place place(WorkspaceId workspace, ConnectionId id) {
    return new Place(workspace, KeyPurpose.TOKENS, Connections.TABLE, id.value());
  }
}
