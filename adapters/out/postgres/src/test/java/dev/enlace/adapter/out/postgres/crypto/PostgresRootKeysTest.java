package dev.enlace.adapter.out.postgres.crypto;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.RootKeysContract;
import dev.enlace.application.port.out.crypto.RootKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRootKeysTest extends RootKeysContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  @BeforeEach
  void begins_with_no_row() {
    DATABASE.run("DELETE FROM connections.root_keys");
  }

  @Override
  protected RootKeys rootKeys() {
    return new PostgresRootKeys(DATABASE.database());
  }
}
