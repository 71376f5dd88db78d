package dev.enlace.adapter.out.postgres.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** A database of many rows that others are copied from. */
record FilledTemplate(String name) {
  static FilledTemplate make(Server server) {
    String name = "enlace_filled";
    server.createDatabase(name);
    try (Connection connection = server.connect(name);
        var statement = connection.createStatement();
        var script = FilledTemplate.class.getResourceAsStream("/plans/fill.sql")) {
      statement.execute(
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
      statement.execute("VACUUM ANALYZE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilledTemplate(name);
  }
}
