package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.DestinationsContract;
import dev.enlace.application.contract.EventStores;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDestinationsTest extends DestinationsContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final EventStores stores = DATABASE.eventStores();

  @Override
  protected EventStores stores() {
    return stores;
  }
}
