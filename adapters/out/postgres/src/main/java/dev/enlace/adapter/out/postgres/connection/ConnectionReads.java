package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Connections.Visible;
import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.provider.ProviderId;
import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements that read connections. */
final class ConnectionReads {
  /** A scalar subquery: an EXISTS is hashed over all grants. */
  static final String SHARED =
      """
      coalesce((SELECT true FROM connections.connection_grants g
                  WHERE g.workspace_id = :workspace AND g.connection_id = c.id
                    AND g.user_id = :user), false) AS shared\
      """;

  static final String LAST_USED =
      """
      (SELECT k.last_used_at FROM connections.connection_upkeep k
        WHERE k.workspace_id = :workspace AND k.connection_id = c.id) AS last_used_at\
      """;

  static final String FIND =
      """
      SELECT %s, %s, %s, %s, now() AS read_at
      FROM connections.connections c
      JOIN connections.users u ON u.workspace_id = :workspace AND u.id = c.owner_id
      WHERE c.workspace_id = :workspace AND c.id = :id
      """
          .formatted(ConnectionRow.COLUMNS, SealedColumns.NAMES, SHARED, LAST_USED);

  // Over all workspaces: an account at a provider knows nothing of ours. A grant whose account was
  // never learnt may be of this one.
  private static final String COUNT_OTHERS =
      """
      SELECT count(*) AS others
      FROM (SELECT n.id, n.available_connection_id, n.state
            FROM connections.connections n WHERE n.account_id = :account
            UNION ALL
            SELECT n.id, n.available_connection_id, n.state
            FROM connections.connections n WHERE n.account_id IS NULL AND n.auth_type = 'oauth') c
      JOIN connections.available_connections a ON a.id = c.available_connection_id
      WHERE a.provider = :provider AND c.id <> :except
        AND c.state NOT IN ('needs_reauth', 'revoked')
      """;

  private final Database database;

  ConnectionReads(Database database) {
    this.database = database;
  }

  Mono<Stored> find(ConnectionId id, Viewer viewer) {
    return database
        .sql(FIND)
        .bind("workspace", viewer.workspace().value())
        .bind("id", id.value())
        .bind("user", viewer.user().value())
        .map(ConnectionReads::stored)
        .one();
  }

  Flux<Visible> page(Viewer viewer, Filter filter) {
    return database
        .sql(PageQuery.of(viewer, filter))
        .bindValues(pageValues(viewer, filter))
        .map(ConnectionReads::visible)
        .all();
  }

  Mono<Long> othersOn(Account account, ProviderId provider, ConnectionId except) {
    return database
        .sql(COUNT_OTHERS)
        .bind("account", account.id())
        .bind("provider", provider.value())
        .bind("except", except.value())
        .map(row -> new Columns(row).count("others"))
        .one();
  }

  private static Map<String, Object> pageValues(Viewer viewer, Filter filter) {
    Map<String, Object> values = new HashMap<>();
    values.put("workspace", viewer.workspace().value());
    values.put("user", viewer.user().value());
    values.put("rows", filter.limit() + 1);
    Slug slug = filter.slug();
    if (slug != null) {
      values.put("slug", slug.value());
    }
    String state = filter.state();
    if (state != null) {
      values.put("state", state);
    }
    UserId owner = filter.owner();
    if (owner != null) {
      values.put("owner", owner.value());
    }
    ConnectionId before = filter.before();
    if (before != null) {
      values.put("before", before.value());
    }
    return values;
  }

  static Stored stored(Readable row) {
    Columns columns = new Columns(row);
    return new Stored(
        ConnectionRow.connection(row),
        columns.flag("shared"),
        SealedColumns.read(row),
        columns.moment("read_at"),
        columns.momentOrNull("last_used_at"));
  }

  private static Visible visible(Readable row) {
    Columns columns = new Columns(row);
    return new Visible(
        ConnectionRow.connection(row),
        columns.flag("shared"),
        columns.momentOrNull("last_used_at"));
  }
}
