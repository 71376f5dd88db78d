package dev.enlace.bootstrap.e2e.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database, past Enlace. */
public final class Sql {
  private final String jdbcUrl;

  /** Of the database that {@link SharedDatabase} made under that {@code DATABASE_URL}. */
  public Sql(String databaseUrl) {
    this.jdbcUrl = SharedDatabase.jdbcOf(databaseUrl);
  }

  /** The first column of every row, as text. */
  public List<String> texts(String query) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every row of every table of Enlace's, as PostgreSQL writes it. */
  public String dump() {
    StringBuilder dump = new StringBuilder();
    for (String table :
        texts("SELECT tablename FROM pg_tables WHERE schemaname = 'connections' ORDER BY 1")) {
      texts("SELECT t::text FROM connections.\"" + table + "\" t")
          .forEach(row -> dump.append(table).append(' ').append(row).append('\n'));
    }
    return dump.toString();
  }
}
