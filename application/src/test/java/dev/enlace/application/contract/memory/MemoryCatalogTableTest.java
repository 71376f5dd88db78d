package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.CatalogTableContract;
import dev.enlace.application.memory.MemoryCatalogTable;
import dev.enlace.application.memory.MemoryTables;
import dev.enlace.application.port.out.catalog.CatalogTable;
import java.time.Clock;

class MemoryCatalogTableTest extends CatalogTableContract {
  private final MemoryTables tables = new MemoryTables(Clock.systemUTC());

  @Override
  protected CatalogTable table() {
    return new MemoryCatalogTable(tables);
  }
}
