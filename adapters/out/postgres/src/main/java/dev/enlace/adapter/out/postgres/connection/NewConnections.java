package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.secret.SealedSecrets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Puts connections in, as part of the caller's transaction: the owner's row where there is none,
 * the connection's own, and when to look after it.
 */
final class NewConnections {
  /** When a grant ends, by the database's clock, which all replicas share. */
  static final String LASTING = "now() + :lifetime * interval '1 millisecond'";

  private static final String ADD =
      """
      INSERT INTO connections.connections
        (workspace_id, id, available_connection_id, slug, auth_type, owner_id, visibility, label,
         account_id, account_label, scopes_requested, scopes_granted, scopes_missing, config,
         recipient_allow, recipient_deny, version, created_at, updated_at, verified_at,
         state, state_reason, state_since, next_action,
         key_id, access_token, refresh_token, fields, token_type, expires_at)
      VALUES
        (:workspace, :id, :entry, :slug, :auth_type, :owner, :visibility, :label,
         :account_id, :account_label, :scopes_requested, :scopes_granted, :scopes_missing, :config,
         :recipient_allow, :recipient_deny, :version, :created_at, :updated_at, :verified_at,
         :state, :state_reason, :state_since, :next_action,
         :key_id, :access_token, :refresh_token, :fields, :token_type, %s)
      RETURNING seq, expires_at
      """;

  private static final String ADD_AS_IT_IS = ADD.formatted(":expires_at");
  private static final String ADD_GRANTED = ADD.formatted(LASTING);

  private static final String LOOK_AFTER =
      """
      INSERT INTO connections.connection_upkeep (workspace_id, connection_id, look_at)
      VALUES (:workspace, :id, now() + :first * interval '1 millisecond')
      """;

  private final Database database;
  private final People people;

  NewConnections(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  Mono<ChangedRow> add(Connection connection, SealedSecrets secrets) {
    return ensured(connection)
        .then(
            on(ADD_AS_IT_IS, connection)
                .bindValues(ConnectionValues.granted(connection, secrets))
                .map(row -> new ChangedRow(connection, new Columns(row).count("seq")))
                .one())
        .delayUntil(added -> lookAfter(connection));
  }

  /** The connection with the end that its grant has by the database's clock. */
  Mono<ChangedRow> addGranted(
      Connection connection, @Nullable Duration lifetime, SealedSecrets secrets) {
    return ensured(connection)
        .then(
            on(ADD_GRANTED, connection)
                .bindValues(ConnectionValues.lasting(connection, lifetime, secrets))
                .map(row -> ChangedRow.lasting(connection, row))
                .one())
        .delayUntil(added -> lookAfter(connection));
  }

  private Mono<Void> ensured(Connection connection) {
    return people.ensure(connection.workspace(), connection.owner());
  }

  private GenericExecuteSpec on(String sql, Connection connection) {
    return named(sql, connection)
        .bindValues(ConnectionValues.fixed(connection))
        .bindValues(ConnectionValues.edited(connection))
        .bindValues(ConnectionValues.state(connection.state()));
  }

  private Mono<Void> lookAfter(Connection connection) {
    return named(LOOK_AFTER, connection)
        .bind("first", ConnectionUpkeep.FIRST_LOOK.toMillis())
        .then();
  }

  private GenericExecuteSpec named(String sql, Connection connection) {
    return database
        .sql(sql)
        .bindValues(
            Map.of("workspace", connection.workspace().value(), "id", connection.id().value()));
  }
}
