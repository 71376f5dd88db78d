package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionSharesContract;
import dev.enlace.application.contract.ConnectionStores;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresConnectionSharesTest extends ConnectionSharesContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
