package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.RecipientHistory;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lists that connections have had, a row for each version that changed them. */
public final class PostgresRecipientHistory implements RecipientHistory {
  private static final String KEEP =
      """
      INSERT INTO connections.recipient_history
        (workspace_id, connection_id, version, allow, deny, changed_by)
      VALUES (:workspace, :connection, :version, :allow, :deny, :by)
      """;

  private static final String PAGE =
      """
      SELECT r.version, r.allow, r.deny, r.changed_at, u.id AS user_id, u.issuer, u.subject
      FROM connections.recipient_history r
      JOIN connections.users u ON u.workspace_id = :workspace AND u.id = r.changed_by
      WHERE r.workspace_id = :workspace AND r.connection_id = :connection AND r.version < :before
      ORDER BY r.version DESC LIMIT :rows
      """;

  private final Database database;

  /** In that database. */
  public PostgresRecipientHistory(Database database) {
    this.database = database;
  }

  /** What a change sets, if it does, as part of the caller's transaction. */
  Mono<Void> keep(Connection connection, Change change) {
    RecipientPolicy lists = change.recipients();
    if (lists == null) {
      return Mono.empty();
    }
    return of(KEEP, connection)
        .bind("version", connection.version().value())
        .bind("allow", array(lists.allow()))
        .bind("deny", array(lists.deny()))
        .bind(
            "by", Objects.requireNonNull(change.actor(), "somebody sets lists").user().id().value())
        .then();
  }

  @Override
  public Flux<RecipientLists> page(Connection connection, @Nullable Version before, int limit) {
    return database.readAll(
        of(PAGE, connection)
            .bind("before", before == null ? Integer.MAX_VALUE : before.value())
            .bind("rows", limit + 1)
            .map(PostgresRecipientHistory::lists)
            .all());
  }

  private static RecipientLists lists(Readable row) {
    Columns columns = new Columns(row);
    return new RecipientLists(
        new Version(columns.number("version")),
        new RecipientPolicy(columns.texts("allow"), columns.texts("deny")),
        new User(
            new UserId(columns.id("user_id")), columns.text("issuer"), columns.text("subject")),
        columns.moment("changed_at"));
  }

  private GenericExecuteSpec of(String sql, Connection connection) {
    return database
        .sql(sql)
        .bindValues(
            Map.of(
                "workspace", connection.workspace().value(),
                "connection", connection.id().value()));
  }

  private static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }
}
