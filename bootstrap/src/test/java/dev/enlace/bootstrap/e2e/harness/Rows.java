package dev.enlace.bootstrap.e2e.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a test looks up or changes in the database behind Enlace's back. */
public final class Rows {
  private Rows() {}

  /** Changes rows; how many. */
  public static int update(String databaseUrl, String sql, Object... values) {
    try (Connection connection = DriverManager.getConnection(SharedDatabase.jdbcOf(databaseUrl));
        PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of every row, as text. */
  public static List<String> texts(String databaseUrl, String sql, Object... values) {
    try (Connection connection = DriverManager.getConnection(SharedDatabase.jdbcOf(databaseUrl));
        PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
