package dev.enlace.application.usecase.connection;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.connection.ReadRecipientHistory;
import dev.enlace.application.port.out.connection.RecipientHistory;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows the lists that there have been to whoever may set them. */
public final class ReadRecipientHistoryHandler implements ReadRecipientHistory {
  private final ConnectionGate gate;
  private final RecipientHistory history;

  /** With those means. */
  public ReadRecipientHistoryHandler(ConnectionGate gate, RecipientHistory history) {
    this.gate = gate;
    this.history = history;
  }

  @Override
  public Mono<Page<RecipientLists>> read(
      Principal principal, ConnectionId id, @Nullable Version before, int limit) {
    return gate.open(principal, id, Right.MANAGE)
        .flatMapMany(opened -> history.page(opened.connection(), before, limit))
        .collectList()
        .map(oneMore -> Page.of(oneMore, limit));
  }
}
