package dev.enlace.adapter.out.postgres.rotation;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotatedRows;
import dev.enlace.domain.rotation.RotationId;
import dev.enlace.domain.rotation.RotationState;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Duration;

/** Reads rotations from rows. */
final class RotationRow {
  static final String COLUMNS =
      """
      r.workspace_id, r.id, r.purposes, r.state, r.rows_total, r.rows_done, r.rows_unreadable,
        r.started_at, r.ended_at,
        (extract(epoch FROM coalesce(r.ended_at, now()) - r.started_at) * 1000)::bigint
          AS elapsed_ms\
      """;

  private RotationRow() {}

  static KeyRotation rotation(Readable row) {
    Columns columns = new Columns(row);
    return new KeyRotation(
        new RotationId(columns.id("id")),
        new WorkspaceId(columns.id("workspace_id")),
        columns.texts("purposes"),
        RotationState.of(columns.text("state")),
        new RotatedRows(
            columns.count("rows_total"),
            columns.count("rows_done"),
            columns.count("rows_unreadable")),
        columns.moment("started_at"),
        columns.momentOrNull("ended_at"),
        Duration.ofMillis(columns.count("elapsed_ms")));
  }
}
