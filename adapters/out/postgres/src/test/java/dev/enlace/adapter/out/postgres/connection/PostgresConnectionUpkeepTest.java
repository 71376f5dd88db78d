package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.ConnectionUpkeepContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresConnectionUpkeepTest extends ConnectionUpkeepContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
