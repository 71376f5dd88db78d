package dev.enlace.application.port.in.connection;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows whom a connection might write to and since when, to whoever manages it. */
public interface ReadRecipientHistory {
  /**
   * The newest first. Never empty; fails with {@code ConnectionNotFound}, {@code Forbidden}.
   *
   * @param before only those of older versions; null: from the newest on
   */
  Mono<Page<RecipientLists>> read(
      Principal principal, ConnectionId id, @Nullable Version before, int limit);
}
