package dev.enlace.application.memory;

import dev.enlace.application.port.out.catalog.CatalogTable;
import dev.enlace.domain.catalog.CatalogEntry;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The catalogue's rows in memory, as the hashes of their sources. */
public final class MemoryCatalogTable implements CatalogTable {
  private final MemoryTables tables;

  /** In those tables. */
  public MemoryCatalogTable(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Mono<Integer> seed(List<CatalogEntry> entries) {
    return tables.one(() -> Optional.of((int) entries.stream().filter(this::isWritten).count()));
  }

  private boolean isWritten(CatalogEntry entry) {
    String hash = entry.details().sourceHash();
    return !hash.equals(tables.entries.put(entry.id(), hash));
  }
}
