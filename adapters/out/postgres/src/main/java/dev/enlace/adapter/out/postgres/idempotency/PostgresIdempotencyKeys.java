package dev.enlace.adapter.out.postgres.idempotency;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Keys of requests in PostgreSQL, by whose clock they expire. */
public final class PostgresIdempotencyKeys implements IdempotencyKeys {
  // One statement where the key is new, which it nearly always is.
  private static final String TAKE =
      """
      INSERT INTO connections.idempotency_keys AS k
        (workspace_id, key_hash, request_hash, lease_id, lease_until, expires_at)
      VALUES
        (:workspace, :key, :request, :lease, now() + :length * interval '1 millisecond',
         now() + :lifetime * interval '1 millisecond')
      ON CONFLICT (workspace_id, key_hash) DO UPDATE
      SET request_hash = excluded.request_hash, lease_id = excluded.lease_id,
        lease_until = excluded.lease_until, expires_at = excluded.expires_at,
        status = NULL, answer = NULL, key_id = NULL, begun = false
      WHERE k.expires_at <= now()
        OR (k.status IS NULL AND NOT k.begun AND k.lease_until <= now()
          AND k.request_hash = excluded.request_hash)
      """;

  private static final String STANDING =
      """
      SELECT k.request_hash = :request AS same, k.status, k.answer, k.key_id,
        k.begun AND k.lease_until <= now() AS lost
      FROM connections.idempotency_keys k
      WHERE k.workspace_id = :workspace AND k.key_hash = :key
      """;

  private static final String RENEW =
      """
      UPDATE connections.idempotency_keys k
      SET lease_until = now() + :length * interval '1 millisecond'
      WHERE k.workspace_id = :workspace AND k.key_hash = :key AND k.lease_id = :lease
        AND k.status IS NULL
      """;

  private static final String KEEP =
      """
      UPDATE connections.idempotency_keys k
      SET status = :status, answer = :answer, key_id = :key_id
      WHERE k.workspace_id = :workspace AND k.key_hash = :key AND k.lease_id = :lease
        AND k.status IS NULL
      """;

  private static final String FREE =
      """
      DELETE FROM connections.idempotency_keys k
      WHERE k.workspace_id = :workspace AND k.key_hash = :key AND k.lease_id = :lease
        AND k.status IS NULL
      """;

  private static final String FREE_UNLESS_BEGUN = FREE + "  AND NOT k.begun\n";

  private static final String MARK =
      """
      UPDATE connections.idempotency_keys k
      SET begun = :begun
      WHERE k.workspace_id = :workspace AND k.key_hash = :key AND k.lease_id = :lease
        AND k.status IS NULL
      """;

  private final Database database;
  private final Database notes;

  /** In that database. */
  public PostgresIdempotencyKeys(Database database) {
    this.database = database;
    this.notes = database.forNotes();
  }

  @Override
  public Mono<Standing> take(Claim claim, Duration lease, Duration lifetime) {
    Mono<Boolean> taken =
        changed(
            held(TAKE, claim)
                .bind("request", claim.request())
                .bind("length", lease.toMillis())
                .bind("lifetime", lifetime.toMillis()));
    return notes
        .write(taken)
        .flatMap(mine -> mine ? Mono.just(new Standing.Mine()) : standing(claim));
  }

  @Override
  public Mono<Boolean> renew(Claim claim, Duration lease) {
    return notes.write(changed(held(RENEW, claim).bind("length", lease.toMillis())));
  }

  @Override
  public Mono<Boolean> begin(Claim claim) {
    return mark(claim, true);
  }

  @Override
  public Mono<Boolean> withdraw(Claim claim) {
    return mark(claim, false);
  }

  /** At once, inside of work whose last transaction is left open. */
  private Mono<Boolean> mark(Claim claim, boolean begun) {
    return notes.writeApart(changed(held(MARK, claim).bind("begun", begun)));
  }

  @Override
  public <T> Mono<T> conclude(Claim claim, Mono<Conclusion<T>> work) {
    return database
        .writeWithLast(work, conclusion -> ended(claim, conclusion))
        .map(Conclusion::result)
        .onErrorResume(TakenOver.class, _ -> Mono.empty())
        .onErrorResume(error -> free(claim).onErrorComplete().then(Mono.error(error)));
  }

  private Mono<Void> ended(Claim claim, Conclusion<?> conclusion) {
    SealedSecrets answer = conclusion.answer();
    GenericExecuteSpec statement =
        answer == null
            ? held(FREE, claim)
            : held(KEEP, claim)
                .bind("status", (short) conclusion.status())
                .bind("answer", Objects.requireNonNull(answer.byField().get(ANSWER)).ciphertext())
                .bind("key_id", answer.keyId());
    return changed(statement).filter(mine -> mine).switchIfEmpty(Mono.error(TakenOver::new)).then();
  }

  private Mono<Boolean> free(Claim claim) {
    return notes.write(changed(held(FREE_UNLESS_BEGUN, claim)));
  }

  /** Gone since: whoever had it has given it free, and it is to be asked for again. */
  private Mono<Standing> standing(Claim claim) {
    return database
        .read(
            on(STANDING, claim)
                .bind("request", claim.request())
                .map(PostgresIdempotencyKeys::found)
                .one())
        .defaultIfEmpty(new Standing.InFlight());
  }

  private static Standing found(Readable row) {
    Columns columns = new Columns(row);
    byte[] answer = columns.bytesOrNull("answer");
    if (!columns.flag("same")) {
      return new Standing.Reused();
    }
    if (answer == null) {
      return columns.flag("lost") ? new Standing.Unknown() : new Standing.InFlight();
    }
    return new Standing.Answered(
        columns.number("status"),
        new SealedSecrets(columns.number("key_id"), Map.of(ANSWER, new SealedSecret(answer))));
  }

  private static Mono<Boolean> changed(GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated().map(rows -> rows == 1);
  }

  private GenericExecuteSpec held(String sql, Claim claim) {
    return on(sql, claim).bind("lease", claim.lease());
  }

  private GenericExecuteSpec on(String sql, Claim claim) {
    return database.sql(sql).bind("workspace", claim.workspace().value()).bind("key", claim.key());
  }

  /** Undoes the change of one who has lost the claim. */
  private static final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOver() {
      super("taken over", null, false, false);
    }
  }
}
