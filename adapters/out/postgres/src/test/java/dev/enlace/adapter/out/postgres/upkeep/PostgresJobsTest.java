package dev.enlace.adapter.out.postgres.upkeep;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.JobsContract;
import dev.enlace.application.port.out.upkeep.Jobs;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresJobsTest extends JobsContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  @Override
  protected Jobs jobs() {
    return new PostgresJobs(DATABASE.database());
  }
}
