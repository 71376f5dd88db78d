package dev.enlace.adapter.out.postgres.catalog;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.CatalogTableContract;
import dev.enlace.application.port.out.catalog.CatalogTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCatalogTableTest extends CatalogTableContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  @BeforeEach
  void begins_with_no_row() {
    DATABASE.run("DELETE FROM connections.available_connections");
  }

  @Override
  protected CatalogTable table() {
    return new PostgresCatalogTable(DATABASE.database());
  }
}
