package dev.enlace.bootstrap.database;

import dev.enlace.bootstrap.settings.CannotStart;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date before anything reads them; of several starts one does it. */
public final class Migrations {
  private static final String SCHEMA = "connections";
  private static final int CONNECT_RETRIES = 10;
  private static final int SECONDS_BETWEEN = 2;

  private Migrations() {}

  /**
   * Runs what has not been run; waits some seconds for a database that is starting itself.
   *
   * @throws CannotStart saying what the database said
   */
  public static void run(DatabasePlace database) {
    try {
      Flyway.configure()
          .dataSource(database.jdbc())
          .defaultSchema(SCHEMA)
          .connectRetries(CONNECT_RETRIES)
          .connectRetriesInterval(SECONDS_BETWEEN)
          .load()
          .migrate();
    } catch (FlywayException e) {
      CannotStart cannot = new CannotStart("The database cannot be prepared. " + e.getMessage());
      cannot.initCause(e);
      throw cannot;
    }
  }
}
