package dev.enlace.adapter.out.postgres.crypto;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.DataKeysContract;
import dev.enlace.application.port.out.crypto.DataKeys;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDataKeysTest extends DataKeysContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  @Override
  protected DataKeys dataKeys() {
    return new PostgresDataKeys(DATABASE.database(), DATABASE.audit());
  }
}
