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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Seals and opens what belongs to a connection, bound to its row. */
public final class ConnectionSecrets {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionSecrets.class);

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

  /** None where they do not open any more: such a connection too must be possible to forget. */
  public Mono<Map<String, Secret>> openOrNone(Connections.Stored stored) {
    return open(stored)
        .onErrorResume(
            IllegalStateException.class,
            lost -> {
              LOG.warn("Forgetting {} without its tokens", stored.connection().id(), lost);
              return Mono.just(Map.of());
            });
  }

  /** Opens all of a connection's secrets. */
  public Mono<Map<String, Secret>> open(Connection connection, SealedSecrets sealed) {
    return open(connection.workspace(), connection.id(), sealed);
  }

  /** Opens those of a connection's secrets. */
  public Mono<Map<String, Secret>> open(
      WorkspaceId workspace, ConnectionId id, SealedSecrets sealed) {
    return box.open(place(workspace, id), sealed);
  }

  private static Place place(WorkspaceId workspace, ConnectionId id) {
    return new Place(workspace, KeyPurpose.TOKENS, Connections.TABLE, id.value());
  }
}
