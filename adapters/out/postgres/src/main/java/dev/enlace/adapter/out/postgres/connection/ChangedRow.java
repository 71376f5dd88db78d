package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.domain.connection.Connection;
import io.r2dbc.spi.Readable;

/** A connection that has just changed, as it is now, and the number of that change. */
record ChangedRow(Connection connection, long seq) {
  static ChangedRow of(Readable row) {
    return new ChangedRow(ConnectionRow.connection(row), new Columns(row).count("seq"));
  }
}
