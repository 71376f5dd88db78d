package dev.enlace.bootstrap.e2e.keys;

import dev.enlace.bootstrap.database.DatabasePlace;
import dev.enlace.bootstrap.database.Migrations;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.settings.DatabaseUrl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All rows of a database, as {@code pg_dump} takes and gives them: by COPY. */
final class Dump {
  private static final String TABLES =
      """
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'connections'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND c.relname <> 'flyway_schema_history'
      """;

  private Dump() {}

  /** The {@code DATABASE_URL} of a new database with the same rows. */
  static String restoredFrom(String databaseUrl) {
    String restored = SharedDatabase.fresh();
    Migrations.run(new DatabasePlace(DatabaseUrl.parse(restored)));
    try (Connection from = DriverManager.getConnection(SharedDatabase.jdbcOf(databaseUrl));
        Connection to = DriverManager.getConnection(SharedDatabase.jdbcOf(restored));
        Statement settings = to.createStatement()) {
      settings.execute("SET session_replication_role = replica"); // no foreign keys meanwhile
      for (String table : tables(from)) {
        byte[] rows = read(from, table);
        copy(to)
            .copyIn("COPY connections." + table + " FROM STDIN", new ByteArrayInputStream(rows));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return restored;
  }

  private static byte[] read(Connection from, String table) throws SQLException, IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    copy(from).copyOut("COPY (SELECT * FROM connections." + table + ") TO STDOUT", rows);
    return rows.toByteArray();
  }

  private static CopyManager copy(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
