package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Whom a connection is shared with: rows of users, whether they were named as users or by keys. */
final class Grants {
  private static final String HOLDERS =
      """
      SELECT k.id, k.user_id FROM connections.api_keys k
      WHERE k.workspace_id = :workspace AND k.id = ANY (:keys)
      """;

  private static final String SUBJECTS =
      """
      SELECT u.subject FROM connections.connection_grants g
      JOIN connections.users u ON u.workspace_id = :workspace AND u.id = g.user_id
      WHERE g.workspace_id = :workspace AND g.connection_id = :connection AND u.issuer = :issuer
      ORDER BY u.subject
      """;

  private static final String KEYS =
      """
      SELECT k.id FROM connections.connection_grants g
      JOIN connections.api_keys k ON k.workspace_id = :workspace AND k.user_id = g.user_id
      WHERE g.workspace_id = :workspace AND g.connection_id = :connection
      ORDER BY k.id
      """;

  private static final String TAKE =
      """
      DELETE FROM connections.connection_grants g
      WHERE g.workspace_id = :workspace AND g.connection_id = :connection
        AND g.user_id <> ALL (:users)
      """;

  private static final String GIVE =
      """
      INSERT INTO connections.connection_grants (workspace_id, connection_id, user_id, granted_by)
      SELECT :workspace, :connection, u.id, :by FROM unnest(:users::uuid[]) AS u (id)
      ON CONFLICT DO NOTHING
      """;

  private final Database database;
  private final People people;

  Grants(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  /** The service users of those keys that exist. */
  Mono<Map<ApiKeyId, UserId>> holders(WorkspaceId workspace, List<ApiKeyId> keys) {
    return database
        .sql(HOLDERS)
        .bind("workspace", workspace.value())
        .bind("keys", keys.stream().map(ApiKeyId::value).toArray(UUID[]::new))
        .map(row -> new Columns(row))
        .all()
        .collectMap(row -> new ApiKeyId(row.id("id")), row -> new UserId(row.id("user_id")));
  }

  Mono<Shares> read(Connection connection) {
    return Mono.zip(subjects(connection), keys(connection), Shares::new);
  }

  /** Replaces all; users whom applications name get a row where they have none. */
  Mono<Void> replace(
      Connection connection, List<String> subjects, Collection<UserId> holders, Actor by) {
    List<User> users =
        subjects.stream().map(name -> User.external(connection.workspace(), name)).toList();
    UUID[] ids =
        Stream.concat(users.stream().map(User::id), holders.stream())
            .map(UserId::value)
            .distinct()
            .sorted()
            .toArray(UUID[]::new);
    return people
        .ensure(connection.workspace(), users)
        .then(take(connection, ids))
        .then(give(connection, ids, by));
  }

  private Mono<List<String>> subjects(Connection connection) {
    return database
        .sql(SUBJECTS)
        .bind("workspace", connection.workspace().value())
        .bind("connection", connection.id().value())
        .bind("issuer", User.EXTERNAL)
        .map(row -> new Columns(row).text("subject"))
        .all()
        .collectList();
  }

  private Mono<List<ApiKeyId>> keys(Connection connection) {
    return database
        .sql(KEYS)
        .bind("workspace", connection.workspace().value())
        .bind("connection", connection.id().value())
        .map(row -> new ApiKeyId(new Columns(row).id("id")))
        .all()
        .collectList();
  }

  private Mono<Void> take(Connection connection, UUID[] users) {
    return database
        .sql(TAKE)
        .bind("workspace", connection.workspace().value())
        .bind("connection", connection.id().value())
        .bind("users", users)
        .then();
  }

  private Mono<Void> give(Connection connection, UUID[] users, Actor by) {
    return database
        .sql(GIVE)
        .bind("workspace", connection.workspace().value())
        .bind("connection", connection.id().value())
        .bind("users", users)
        .bind("by", by.user().id().value())
        .then();
  }
}
