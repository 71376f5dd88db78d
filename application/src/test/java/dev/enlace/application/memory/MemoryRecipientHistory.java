package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryTables.ListsRow;
import dev.enlace.application.port.out.connection.RecipientHistory;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.Version;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The lists that connections have had, in memory. */
public final class MemoryRecipientHistory implements RecipientHistory {
  private final MemoryTables tables;

  /** Over those tables. */
  public MemoryRecipientHistory(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Flux<RecipientLists> page(Connection connection, @Nullable Version before, int limit) {
    return tables.many(() ->
        tables.lists.stream()
            .filter(row -> row.connection().equals(connection.id()))
            .map(ListsRow::lists)
            .filter(lists -> before == null || lists.version().value() < before.value())
            .sorted(Comparator.comparingInt((RecipientLists lists) -> -lists.version().value()))
            .limit(limit + 1L)
            .toList());
  }
}
