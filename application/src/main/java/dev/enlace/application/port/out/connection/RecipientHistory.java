package dev.enlace.application.port.out.connection;

import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.Version;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * The lists of recipients that a connection has had. {@link Connections} keeps them in the
 * transaction of the {@link Change} that sets them; they end with the connection.
 */
public interface RecipientHistory {
  /**
   * The newest first, one more than the limit if there is more.
   *
   * @param before only those of older versions; null: from the newest on
   */
  Flux<RecipientLists> page(Connection connection, @Nullable Version before, int limit);
}
