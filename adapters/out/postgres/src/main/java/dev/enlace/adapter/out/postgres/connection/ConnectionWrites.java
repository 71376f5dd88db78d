package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.secret.SealedSecrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Statements that change a connection's row as part of the caller's transaction. Each answers the
 * number that the change gave the connection, or nothing where there was nothing to change.
 */
final class ConnectionWrites {
  private static final String EDITED =
      """
      seq = seq + 1, visibility = :visibility, label = :label,
        account_id = :account_id, account_label = :account_label, config = :config,
        recipient_allow = :recipient_allow, recipient_deny = :recipient_deny,
        version = :version, updated_at = :updated_at, verified_at = :verified_at\
      """;

  private static final String STATE =
      """
      state = :state, state_reason = :state_reason, state_since = :state_since,
        next_action = :next_action\
      """;

  private static final String GRANTED =
      """
      generation = generation + 1, key_id = :key_id,
        access_token = :access_token, refresh_token = :refresh_token, fields = :fields,
        scopes_requested = :scopes_requested, scopes_granted = :scopes_granted,
        scopes_missing = :scopes_missing, token_type = :token_type, expires_at = %s\
      """;

  private static final String REPLACE =
      """
      UPDATE connections.connections c SET %s
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.version = :expected
      RETURNING c.seq
      """;

  private static final String REPLACE_KEEPING_SECRETS = REPLACE.formatted(EDITED);
  private static final String REPLACE_WITH_SECRETS =
      REPLACE.formatted(EDITED + ", " + STATE + ", " + GRANTED.formatted(":expires_at"));

  // A refresh that is under way loses: the generation moves. A label that somebody chose meanwhile
  // stays.
  private static final String RECONNECT =
      """
      UPDATE connections.connections c
      SET seq = seq + 1, version = c.version + 1, updated_at = :updated_at,
        verified_at = :verified_at, account_id = :account_id, account_label = :account_label,
        label = CASE WHEN c.label = left(c.account_label, %d) THEN :label ELSE c.label END,
        refreshed_at = now(), lease_id = NULL, lease_until = '-infinity', takeovers = 0,
        failures = 0, retry_at = '-infinity', %s, %s
      FROM connections.users u
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.auth_type = 'oauth'
        AND c.account_id IS NOT DISTINCT FROM :account_before
        AND u.workspace_id = :workspace AND u.id = c.owner_id
      RETURNING c.seq, %s
      """
          .formatted(
              Label.MAX_LENGTH,
              STATE,
              GRANTED.formatted(NewConnections.LASTING),
              ConnectionRow.COLUMNS);

  private static final String TRIED =
      """
      UPDATE connections.connections c
      SET seq = seq + 1, updated_at = :updated_at, verified_at = :verified_at,
        account_id = :account_id, account_label = :account_label%s
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.version = :version
        AND c.state <> 'pending'
      RETURNING c.seq
      """;

  private static final String TRIED_GRANT = TRIED.formatted("");
  private static final String TRIED_CREDENTIALS = TRIED.formatted(", " + STATE);

  private static final String REMOVE =
      """
      DELETE FROM connections.connections c
      WHERE c.workspace_id = :workspace AND c.id = :id
      RETURNING c.seq + 1 AS seq
      """;

  private static final String TOUCH =
      """
      UPDATE connections.connections c SET seq = seq + 1
      WHERE c.workspace_id = :workspace AND c.id = :id
      RETURNING c.seq
      """;

  private final Database database;

  ConnectionWrites(Database database) {
    this.database = database;
  }

  /** Leaves what a refresh writes alone. */
  Mono<Long> replace(Connection changed, Version expected) {
    return seq(
        on(REPLACE_KEEPING_SECRETS, changed)
            .bind("expected", expected.value())
            .bindValues(ConnectionValues.edited(changed)));
  }

  /** Moves the generation, so that a refresh of the old secrets is not saved any more. */
  Mono<Long> replace(Connection changed, Version expected, SealedSecrets secrets) {
    return seq(
        on(REPLACE_WITH_SECRETS, changed)
            .bind("expected", expected.value())
            .bindValues(ConnectionValues.edited(changed))
            .bindValues(ConnectionValues.state(changed.state()))
            .bindValues(ConnectionValues.granted(changed, secrets)));
  }

  /** Of a grant the state stays. */
  Mono<Long> tried(Connection tried) {
    boolean grant = tried.material() instanceof Material.OAuthGrant;
    GenericExecuteSpec statement =
        on(grant ? TRIED_GRANT : TRIED_CREDENTIALS, tried)
            .bindValues(ConnectionValues.tried(tried));
    return seq(grant ? statement : statement.bindValues(ConnectionValues.state(tried.state())));
  }

  /** The connection as it is now; nothing where its account is no more the one that was read. */
  Mono<ChangedRow> reconnect(
      Connection reconnected,
      @Nullable Duration lifetime,
      @Nullable Account before,
      SealedSecrets secrets) {
    Map<String, Object> tried = new HashMap<>(ConnectionValues.tried(reconnected));
    tried.remove("version");
    return on(RECONNECT, reconnected)
        .bindValues(tried)
        .bind("label", reconnected.label().value())
        .bindValues(ConnectionValues.state(reconnected.state()))
        .bindValues(ConnectionValues.lasting(reconnected, lifetime, secrets))
        .bind("account_before", Values.orNull(String.class, before == null ? null : before.id()))
        .map(ChangedRow::of)
        .one();
  }

  Mono<Long> remove(Connection connection) {
    return seq(on(REMOVE, connection));
  }

  /** Only numbers a change that is written elsewhere, and locks the row for it. */
  Mono<Long> touch(Connection connection) {
    return seq(on(TOUCH, connection));
  }

  private GenericExecuteSpec on(String sql, Connection connection) {
    return database
        .sql(sql)
        .bindValues(
            Map.of("workspace", connection.workspace().value(), "id", connection.id().value()));
  }

  private static Mono<Long> seq(GenericExecuteSpec statement) {
    return statement.map(row -> new Columns(row).count("seq")).one();
  }
}
