package dev.enlace.application.usecase.message;

import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.token.Usable;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.connection.Right;
import reactor.core.publisher.Mono;

/**
 * Looks at a connection when a message is about to leave. Until then somebody may have waited for a
 * token, a turn or a key, and its owner changed whom it may write to.
 */
public final class LastLook {
  private final ConnectionGate gate;

  /** Through that gate. */
  public LastLook(ConnectionGate gate) {
    this.gate = gate;
  }

  /**
   * The lists as they stand now, where somebody has edited the connection since it was opened;
   * empty where nobody has. Fails where it is gone by now, or is no longer the principal's to use.
   */
  Mono<RecipientPolicy> edited(Opened opened) {
    return gate.open(opened.principal(), opened.connection().id(), Right.USE)
        .map(Opened::connection)
        .doOnNext(Usable::require)
        .filter(now -> !now.version().equals(opened.connection().version()))
        .map(now -> now.material().recipients());
  }
}
