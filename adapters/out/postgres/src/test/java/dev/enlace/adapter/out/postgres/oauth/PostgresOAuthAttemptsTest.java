package dev.enlace.adapter.out.postgres.oauth;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.OAuthAttemptsContract;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresOAuthAttemptsTest extends OAuthAttemptsContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();

  @Override
  protected OAuthAttempts attempts() {
    return stores.attempts();
  }

  @Override
  protected Workspaces workspaces() {
    return stores.workspaces();
  }
}
