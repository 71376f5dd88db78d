package dev.enlace.adapter.out.postgres.oauth;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.oauth.Reconnection;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** OAuth attempts in PostgreSQL, by whose clock they expire. */
public final class PostgresOAuthAttempts implements OAuthAttempts {
  private static final String ADD =
      """
      INSERT INTO connections.oauth_states
        (workspace_id, id, user_id, available_connection_id, request, verifier, key_id,
         created_at, expires_at)
      VALUES
        (:workspace, :id, :user, :entry, :request, :verifier, :key_id, :created, :expires)
      """;

  private static final String FIND =
      """
      SELECT %s
      FROM connections.oauth_states s
      JOIN connections.users u ON u.workspace_id = :workspace AND u.id = s.user_id
      WHERE s.workspace_id = :workspace AND s.id = :id
      """
          .formatted(AttemptRow.COLUMNS);

  private static final String BIND =
      """
      UPDATE connections.oauth_states s SET browser_hash = :browser
      FROM connections.users u
      WHERE s.workspace_id = :workspace AND s.id = :id
        AND s.spent_at IS NULL AND s.expires_at > now()
        AND u.workspace_id = :workspace AND u.id = s.user_id
      RETURNING %s
      """
          .formatted(AttemptRow.COLUMNS);

  // One that asks for confirmation and is bound to no browser has never been shown to anybody.
  private static final String SPEND =
      """
      UPDATE connections.oauth_states s SET spent_at = now()
      FROM connections.users u
      WHERE s.workspace_id = :workspace AND s.id = :id
        AND s.spent_at IS NULL AND s.expires_at > now()
        AND (s.browser_hash = :browser
             OR s.browser_hash IS NULL AND NOT (s.request ->> '%s')::boolean)
        AND u.workspace_id = :workspace AND u.id = s.user_id
      RETURNING %s
      """
          .formatted(AttemptRequest.CONFIRMATION, AttemptRow.COLUMNS);

  private static final String FAIL =
      """
      UPDATE connections.oauth_states s
      SET outcome = 'failed', error = :error, spent_at = coalesce(s.spent_at, now())
      WHERE s.workspace_id = :workspace AND s.id = :id AND s.outcome IS NULL
      """;

  private final Database database;
  private final People people;
  private final AuditTrail audit;

  /** In that database. */
  public PostgresOAuthAttempts(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
    this.people = new People(database);
  }

  @Override
  public Mono<OAuthAttempt> add(OAuthAttempt attempt, SealedSecrets verifier) {
    return database.write(
        people
            .ensure(attempt.workspace(), attempt.starter().user())
            .then(insert(attempt, verifier))
            .thenReturn(attempt));
  }

  @Override
  public Mono<Stored> find(AttemptRef ref) {
    return database.read(on(FIND, ref).map(AttemptRow::stored).one());
  }

  @Override
  public Mono<OAuthAttempt> bind(AttemptRef ref, SecretHash browser) {
    return database.write(
        on(BIND, ref).bind("browser", browser.bytes()).map(AttemptRow::attempt).one());
  }

  @Override
  public Mono<Stored> spend(AttemptRef ref, @Nullable SecretHash browser) {
    return database.write(
        on(SPEND, ref)
            .bind("browser", Values.orNull(byte[].class, browser == null ? null : browser.bytes()))
            .map(AttemptRow::stored)
            .one());
  }

  @Override
  public Mono<AttemptRef> fail(OAuthAttempt attempt, String code) {
    return database.write(
        on(FAIL, attempt.ref())
            .bind("error", code)
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .flatMap(rows -> noteFailed(attempt, code))
            .thenReturn(attempt.ref()));
  }

  /** Of a connection where one was to be connected again. */
  private Mono<Void> noteFailed(OAuthAttempt attempt, String code) {
    Reconnection reconnection = attempt.reconnection();
    UUID target = reconnection == null ? attempt.id().value() : reconnection.connection().value();
    Map<String, ?> detail =
        Map.of(
            "attempt", attempt.id().toString(),
            "provider", attempt.provider().value(),
            "code", code);
    return audit.note(
        attempt.workspace(), "oauth.attempt_failed", attempt.starter(), target, detail);
  }

  private Mono<Void> insert(OAuthAttempt attempt, SealedSecrets verifier) {
    SealedSecret sealed = verifier.byField().get(VERIFIER);
    return on(ADD, attempt.ref())
        .bind("user", attempt.starter().user().id().value())
        .bind("entry", attempt.entry().value())
        .bind("request", AttemptRequest.of(attempt))
        .bind("verifier", Values.orNull(byte[].class, sealed == null ? null : sealed.ciphertext()))
        .bind("key_id", verifier.keyId())
        .bind("created", attempt.createdAt())
        .bind("expires", attempt.expiresAt())
        .then();
  }

  private GenericExecuteSpec on(String sql, AttemptRef ref) {
    return database
        .sql(sql)
        .bind("workspace", ref.workspace().value())
        .bind("id", ref.attempt().value());
  }
}
