package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.journal.Journal;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Refreshes in PostgreSQL, by the database's clock. */
public final class PostgresTokenRefreshes implements TokenRefreshes {
  // By generation, not by lease: see the port.
  private static final String SAVE =
      """
      UPDATE connections.connections c
      SET seq = seq + 1, generation = generation + 1, refreshed_at = now(),
        verified_at = now(), updated_at = now(),
        key_id = :key_id, access_token = :access_token, refresh_token = :refresh_token,
        scopes_granted = :scopes_granted, scopes_missing = :scopes_missing,
        token_type = :token_type, expires_at = now() + :lifetime * interval '1 millisecond',
        lease_id = NULL, lease_until = '-infinity', takeovers = 0, failures = 0,
        retry_at = '-infinity',
        state_since = CASE WHEN c.state = 'active' THEN c.state_since ELSE now() END,
        state = 'active', state_reason = NULL, next_action = NULL
      FROM connections.users u
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.generation = :generation
        AND c.state IN ('active', 'degraded', 'needs_reauth')
        AND u.workspace_id = :workspace AND u.id = c.owner_id
      RETURNING c.seq, %s
      """
          .formatted(ConnectionRow.COLUMNS);

  private static final String POSTPONE =
      """
      UPDATE connections.connections c
      SET lease_id = NULL, lease_until = '-infinity', failures = least(failures + 1, 1000),
        takeovers = least(takeovers + :unknown, 1000), retry_reason = :why,
        retry_at = now() + :length * interval '1 millisecond'
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.generation = :generation
        AND c.lease_id = :lease
      """;

  private static final String DEGRADE =
      """
      UPDATE connections.connections c
      SET seq = seq + 1, state = :state, state_reason = :state_reason,
        state_since = CASE WHEN c.state = 'degraded' THEN c.state_since ELSE now() END,
        next_action = :next_action, updated_at = now()
      FROM connections.users u
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.generation = :generation
        AND (c.state = 'active' OR (c.state = 'degraded' AND c.state_reason <> :state_reason))
        AND u.workspace_id = :workspace AND u.id = c.owner_id
      RETURNING c.seq, %s
      """
          .formatted(ConnectionRow.COLUMNS);

  private static final String END =
      """
      UPDATE connections.connections c
      SET seq = seq + 1, state = :state, state_reason = :state_reason, state_since = now(),
        next_action = :next_action, updated_at = now(), lease_id = NULL,
        lease_until = '-infinity', takeovers = 0%s
      FROM connections.users u
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.generation = :generation
        AND c.state IN ('active', 'degraded')%s
        AND u.workspace_id = :workspace AND u.id = c.owner_id
      RETURNING c.seq, %s
      """;

  private static final String GIVE_UP = END.formatted("", "", ConnectionRow.COLUMNS);
  private static final String HAND_OVER =
      END.formatted(
          ", generation = generation + 1, refresh_token = NULL",
          " AND c.lease_id = :lease",
          ConnectionRow.COLUMNS);

  private final Database database;
  private final Journal journal;
  private final RefreshReads reads;
  private final RefreshLeases leases;

  /** In that database. */
  public PostgresTokenRefreshes(Database database, Journal journal) {
    this.database = database;
    this.journal = journal;
    this.reads = new RefreshReads(database);
    this.leases = new RefreshLeases(database);
  }

  @Override
  public Mono<Standing> standing(WorkspaceId workspace, ConnectionId id) {
    return database.read(reads.standing(workspace, id));
  }

  @Override
  public Mono<Boolean> underWay(WorkspaceId workspace, ConnectionId id, long generation) {
    return database.read(reads.underWay(workspace, id, generation)).defaultIfEmpty(false);
  }

  @Override
  public Mono<Boolean> claim(Claim claim, Duration length, Duration grace) {
    return leases.claim(claim, length, grace);
  }

  @Override
  public Mono<Boolean> renew(Claim claim, Duration length) {
    return leases.renew(claim, length);
  }

  @Override
  public Mono<Connection> save(
      Claim claim,
      Connection renewed,
      @Nullable Duration lifetime,
      SealedSecrets secrets,
      Change change) {
    Long millis = lifetime == null ? null : lifetime.toMillis();
    return told(
        on(SAVE, claim)
            .bindValues(ConnectionValues.renewed(renewed, secrets))
            .bind("lifetime", Values.orNull(Long.class, millis)),
        change);
  }

  @Override
  public Mono<Boolean> postpone(
      Claim claim, Duration pause, ProviderProblem why, @Nullable Trouble trouble) {
    Mono<Boolean> postponed =
        leased(POSTPONE, claim)
            .bind("length", pause.toMillis())
            .bind("why", why.name().toLowerCase(Locale.ROOT))
            .bind("unknown", why.leavesOutcomeOpen() ? 1 : 0)
            .fetch()
            .rowsUpdated()
            .map(rows -> rows == 1);
    return database.write(
        trouble == null
            ? postponed
            : postponed.flatMap(held -> held ? degraded(claim, trouble) : Mono.just(false)));
  }

  private Mono<Boolean> degraded(Claim claim, Trouble trouble) {
    return tell(on(DEGRADE, claim).bindValues(state(trouble.state())), trouble.change())
        .hasElement()
        .thenReturn(true);
  }

  @Override
  public Mono<Connection> giveUp(Claim claim, Connection dead, Change change) {
    return told(on(GIVE_UP, claim).bindValues(state(dead.state())), change);
  }

  @Override
  public Mono<Connection> handOver(Claim claim, Connection over, Change change) {
    return told(leased(HAND_OVER, claim).bindValues(state(over.state())), change);
  }

  private Mono<Connection> told(GenericExecuteSpec statement, Change change) {
    return database.write(tell(statement, change));
  }

  private Mono<Connection> tell(GenericExecuteSpec statement, Change change) {
    return statement
        .map(ChangedRow::of)
        .one()
        .flatMap(changed ->
            journal
                .tell(changed.connection(), changed.seq(), change)
                .thenReturn(changed.connection()));
  }

  private static Map<String, Object> state(ConnectionState state) {
    Map<String, Object> values = new HashMap<>(ConnectionValues.state(state));
    values.remove("state_since");
    return values;
  }

  private GenericExecuteSpec leased(String sql, Claim claim) {
    return on(sql, claim).bind("lease", claim.lease());
  }

  private GenericExecuteSpec on(String sql, Claim claim) {
    return RefreshLeases.on(database.sql(sql), claim);
  }
}
