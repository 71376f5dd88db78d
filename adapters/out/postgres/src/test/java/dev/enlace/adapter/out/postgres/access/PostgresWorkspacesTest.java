package dev.enlace.adapter.out.postgres.access;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.WorkspacesContract;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresWorkspacesTest extends WorkspacesContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();

  @Override
  protected Workspaces workspaces() {
    return stores.workspaces();
  }

  @Override
  protected ApiKeys keys() {
    return stores.keys();
  }
}
