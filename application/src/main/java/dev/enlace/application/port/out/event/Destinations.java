package dev.enlace.application.port.out.event;

import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who is told, with their sealed signing secrets. Each method is one transaction. Whoever is
 * switched off or removed is no longer owed anything that was still to be told.
 */
public interface Destinations {
  /** Table that sealed secrets are bound to. */
  String TABLE = "destinations";

  /** Field of the secret that signs. */
  String SECRET = "secret";

  /** Field of the secrets before, which sign besides it for a while. */
  String SECRET_OLD = "secret_old";

  /** Keeps a new one. */
  Mono<Destination> add(Destination destination, SealedSecrets secrets, Actor actor);

  /** The destination of that id and its secrets; empty if there is none. */
  Mono<Stored> find(WorkspaceId workspace, DestinationId id);

  /** Those of a kind by id, one more than the limit if there is more. */
  Flux<Destination> page(
      WorkspaceId workspace, DestinationKind kind, @Nullable DestinationId after, int limit);

  /** Replaces one that is still at a version; empty if it is gone or at another. */
  Mono<Destination> replace(Destination changed, Version expected, Actor actor);

  /**
   * Replaces the secrets of one that is still at a version, which moves.
   *
   * @param overlap how long, from now, {@link #SECRET_OLD} signs too, where there is one
   * @return until when it does; empty if the destination is gone or at another version
   */
  Mono<Instant> rotate(
      Destination destination, SealedSecrets secrets, Duration overlap, Actor actor);

  /** Switches one off to which nothing could be delivered for that long; whether it did. */
  Mono<Boolean> giveUp(WorkspaceId workspace, DestinationId id, Duration failing, String reason);

  /** Removes one; empty if it is gone already. */
  Mono<DestinationId> remove(WorkspaceId workspace, DestinationId id, Actor actor);

  /** A destination and its secrets; the old one is there only while it still signs. */
  record Stored(Destination destination, SealedSecrets secrets) {}
}
