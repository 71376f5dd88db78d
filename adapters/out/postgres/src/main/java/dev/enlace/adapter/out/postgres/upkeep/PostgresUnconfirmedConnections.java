package dev.enlace.adapter.out.postgres.upkeep;

import dev.enlace.adapter.out.postgres.journal.Journal;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.upkeep.UnconfirmedConnections;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Unconfirmed connections in PostgreSQL, found by their attempts, which are few. */
public final class PostgresUnconfirmedConnections implements UnconfirmedConnections {
  // Over all workspaces: nobody asks for any of them.
  private static final String DUE =
      """
      SELECT c.workspace_id, c.id, c.owner_id
      FROM connections.oauth_states s
      JOIN connections.connections c
        ON c.workspace_id = s.workspace_id AND c.id = s.connection_id
      WHERE s.expires_at < now() - :age * interval '1 millisecond'
        AND s.confirmation_hash IS NOT NULL AND s.confirmed_at IS NULL
        AND c.state = 'pending' AND c.created_at >= s.created_at
      ORDER BY s.expires_at LIMIT :rows
      """;

  private static final String REMOVE =
      """
      DELETE FROM connections.connections c
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.state = 'pending'
      RETURNING c.seq + 1 AS seq
      """;

  private final Database database;
  private final Journal journal;

  /** In that database, into which that journal writes. */
  public PostgresUnconfirmedConnections(Database database, Journal journal) {
    this.database = database.forManyRows();
    this.journal = journal;
  }

  @Override
  public Flux<Unconfirmed> due(Duration age, int limit) {
    return database.readAll(
        database
            .sql(DUE)
            .bind("age", age.toMillis())
            .bind("rows", limit)
            .map(PostgresUnconfirmedConnections::unconfirmed)
            .all());
  }

  @Override
  public Mono<ConnectionId> remove(Connection connection, Change change) {
    return database.write(
        database
            .sql(REMOVE)
            .bind("workspace", connection.workspace().value())
            .bind("id", connection.id().value())
            .map(row -> new Columns(row).count("seq"))
            .one()
            .flatMap(seq -> journal.tell(connection, seq, change).thenReturn(connection.id())));
  }

  private static Unconfirmed unconfirmed(Readable row) {
    Columns columns = new Columns(row);
    return new Unconfirmed(
        new WorkspaceId(columns.id("workspace_id")),
        new ConnectionId(columns.id("id")),
        new UserId(columns.id("owner_id")));
  }
}
