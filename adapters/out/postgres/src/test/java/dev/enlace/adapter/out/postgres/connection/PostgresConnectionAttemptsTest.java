package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionAttemptsContract;
import dev.enlace.application.contract.ConnectionStores;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresConnectionAttemptsTest extends ConnectionAttemptsContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
