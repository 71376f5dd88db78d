package dev.enlace.bootstrap.e2e.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Keeps one connection's row from being changed: whoever wants to, waits. */
public final class RowLock implements AutoCloseable {
  private final Connection transaction;

  /** Of that connection, until it is closed. */
  public RowLock(String databaseUrl, String id) {
    try {
      transaction = DriverManager.getConnection(SharedDatabase.jdbcOf(databaseUrl));
      transaction.setAutoCommit(false);
      try (PreparedStatement lock =
          transaction.prepareStatement(
              "SELECT id FROM connections.connections WHERE id = ? FOR UPDATE")) {
        lock.setObject(1, UUID.fromString(id));
        lock.executeQuery();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      transaction.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
