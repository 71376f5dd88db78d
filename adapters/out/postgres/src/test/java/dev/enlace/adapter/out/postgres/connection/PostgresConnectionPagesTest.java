package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionPagesContract;
import dev.enlace.application.contract.ConnectionStores;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresConnectionPagesTest extends ConnectionPagesContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
