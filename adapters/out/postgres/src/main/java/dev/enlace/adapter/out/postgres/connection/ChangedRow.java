package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material.OAuthGrant;
import io.r2dbc.spi.Readable;

/** A connection that has just changed, as it is now, and the number of that change. */
record ChangedRow(Connection connection, long seq) {
  /** A new one, whose grant ends when the database says. */
  static ChangedRow lasting(Connection added, Readable row) {
    Columns columns = new Columns(row);
    OAuthGrant grant = (OAuthGrant) added.material();
    return new ChangedRow(
        added.refreshed(grant.until(columns.momentOrNull("expires_at"))), columns.count("seq"));
  }

  static ChangedRow of(Readable row) {
    return new ChangedRow(ConnectionRow.connection(row), new Columns(row).count("seq"));
  }
}
