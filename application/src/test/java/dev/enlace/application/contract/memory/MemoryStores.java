package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.EventStores;
import dev.enlace.application.memory.MemoryApiKeys;
import dev.enlace.application.memory.MemoryCatalog;
import dev.enlace.application.memory.MemoryConnectionUpkeep;
import dev.enlace.application.memory.MemoryConnections;
import dev.enlace.application.memory.MemoryDeliveries;
import dev.enlace.application.memory.MemoryDestinations;
import dev.enlace.application.memory.MemoryHandOuts;
import dev.enlace.application.memory.MemoryOAuthAttempts;
import dev.enlace.application.memory.MemoryOutboxStreams;
import dev.enlace.application.memory.MemoryRecipientHistory;
import dev.enlace.application.memory.MemoryTables;
import dev.enlace.application.memory.MemoryTokenRefreshes;
import dev.enlace.application.memory.MemoryWorkspaces;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.domain.catalog.CatalogEntry;
import java.time.Clock;

/** Connections in memory, and what stands beside them in the same tables. */
final class MemoryStores {
  private MemoryStores() {}

  static ConnectionStores make() {
    return over(new MemoryTables(Clock.systemUTC()));
  }

  static EventStores makeWithEvents() {
    MemoryTables tables = new MemoryTables(Clock.systemUTC());
    return new EventStores(
        over(tables),
        new MemoryDestinations(tables),
        new MemoryOutboxStreams(tables),
        new MemoryDeliveries(tables));
  }

  static ConnectionStores over(MemoryTables tables) {
    MemoryCatalog catalog = new MemoryCatalog(SampleEntries.ALL.toArray(CatalogEntry[]::new));
    MemoryConnections connections = new MemoryConnections(tables, catalog);
    MemoryApiKeys keys = new MemoryApiKeys(tables);
    return new ConnectionStores(
        connections,
        new MemoryRecipientHistory(tables),
        new MemoryHandOuts(keys, connections),
        new MemoryTokenRefreshes(tables),
        new MemoryConnectionUpkeep(tables),
        new MemoryOAuthAttempts(tables),
        keys,
        new MemoryWorkspaces(tables));
  }
}
