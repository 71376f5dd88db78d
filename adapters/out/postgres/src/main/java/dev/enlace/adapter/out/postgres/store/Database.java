package dev.enlace.adapter.out.postgres.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one door to PostgreSQL. Whatever goes through it and finds the database away fails with
 * {@code StoreUnavailable}; any other trouble is a bug and stays what it is.
 *
 * <p>What was begun is finished, also when nobody waits for it any more: the driver does not give
 * back the buffers of a statement that is cancelled before it is sent (its issue 734), so that
 * people who hang up would use up the memory. A statement here takes milliseconds. One that takes
 * more than {@link #PATIENCE} counts as unanswered; whether it was carried out is then as unknown
 * as after a lost connection. Its own is closed when as much time again has passed: by then it has
 * gone silent, and is not just one of too many.
 */
public final class Database {
  /** With the pool's own patience inside it; a person who waits is told so within two seconds. */
  static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final Duration PATIENCE_WITH_MANY_ROWS = Duration.ofMinutes(1);

  private final ConnectionFactory known;
  private final DatabaseClient client;
  private final TransactionalOperator transaction;
  private final Duration patience;
  private final AtomicLong changes;

  /** Over those connections, which a pool should keep. */
  public Database(ConnectionFactory connections) {
    known = new KnownConnections(connections);
    client = DatabaseClient.create(known);
    transaction = TransactionalOperator.create(new R2dbcTransactionManager(known));
    patience = PATIENCE;
    changes = new AtomicLong();
  }

  private Database(
      ConnectionFactory known,
      DatabaseClient client,
      TransactionalOperator transaction,
      Duration patience,
      AtomicLong changes) {
    this.known = known;
    this.client = client;
    this.transaction = transaction;
    this.patience = patience;
    this.changes = changes;
  }

  /** The same for statements that go over many rows: they may take a minute. */
  public Database forManyRows() {
    return new Database(known, client, transaction, PATIENCE_WITH_MANY_ROWS, changes);
  }

  /** The same for notes, by which nothing changes for whoever has read something else. */
  public Database forNotes() {
    return new Database(known, client, transaction, patience, new AtomicLong());
  }

  /**
   * How often this replica has changed something: what was read when it was another number may be
   * different now.
   */
  public long changes() {
    return changes.get();
  }

  /** A statement, to be given values and run inside one of the methods below. */
  public GenericExecuteSpec sql(String text) {
    return client.sql(text);
  }

  /** Runs statements in one transaction: an error leaves nothing of them. */
  public <T> Mono<T> write(Mono<T> statements) {
    return within(last ->
        counted(
            last == null
                ? transaction.transactional(statements)
                : last.hold(statements, transaction::transactional)));
  }

  /**
   * Runs statements in a transaction that is over when they are, also inside of work whose last
   * transaction is left open: what they wrote is kept whatever the work comes to.
   */
  public <T> Mono<T> writeApart(Mono<T> statements) {
    return within(last -> {
      Mono<T> written = transaction.transactional(statements);
      return counted(last == null ? written : last.commit().then(written));
    });
  }

  /** Runs one reading statement, which is its own transaction. */
  public <T> Mono<T> read(Mono<T> statement) {
    return within(last -> last == null ? statement : counted(last.commit()).then(statement));
  }

  /** As {@link #read(Mono)}: at most one row, by the driver alone, of a statement without nulls. */
  public <T> Mono<T> read(
      HotStatement statement, Map<String, ?> values, Function<Readable, T> mapping) {
    return read(
        Mono.usingWhen(
            known.create(),
            connection ->
                Flux.from(statement.on(connection, values).execute())
                    .concatMap(result -> result.map(mapping))
                    .singleOrEmpty(),
            Connection::close));
  }

  /**
   * Runs work, and then statements in the same transaction as the last that the work wrote; alone
   * where it wrote none. An error, of either, leaves nothing of that transaction.
   */
  public <T> Mono<T> writeWithLast(Mono<T> work, Function<T, Mono<Void>> statements) {
    return Mono.defer(() -> {
      LastChange last = new LastChange();
      return work.contextWrite(context -> context.put(LastChange.class, last))
          .flatMap(done ->
              within(_ -> counted(last.end(statements.apply(done), transaction::transactional)))
                  .thenReturn(done))
          .onErrorResume(
              error -> within(_ -> last.undo()).onErrorComplete().then(Mono.error(error)));
    });
  }

  /** Before anybody is told; what comes to nothing may have changed something all the same. */
  private <T> Mono<T> counted(Mono<T> change) {
    return change.doOnTerminate(changes::incrementAndGet);
  }

  /** Runs one reading statement of a few rows, which is its own transaction. */
  public <T> Flux<T> readAll(Flux<T> statement) {
    return read(statement.collectList()).flatMapIterable(rows -> rows);
  }

  /** Runs what is to be run, knowing whose last change it may be. */
  private <T> Mono<T> within(Function<@Nullable LastChange, Mono<T>> statements) {
    return Mono.deferContextual(
            context -> {
              LastChange last = context.getOrDefault(LastChange.class, null);
              HeldConnections held = new HeldConnections();
              Mono<T> work =
                  statements
                      .apply(last)
                      .contextWrite(own -> own.put(HeldConnections.class, held))
                      .contextWrite(context);
              AtomicBoolean left = new AtomicBoolean();
              return Mono.fromFuture(() -> forWhoStays(inTime(work.toFuture(), held), left), true)
                  .doOnCancel(() -> left.set(true));
            })
        .onErrorMap(Outage::isOne, Outage::failure);
  }

  /** What goes wrong afterwards is told to nobody, not even to the log. */
  private static <T> CompletableFuture<@Nullable T> forWhoStays(
      CompletableFuture<@Nullable T> work, AtomicBoolean left) {
    return work.exceptionallyCompose(error ->
        left.get()
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.failedFuture(error));
  }

  /** Whether anybody waits for it yet or not: a connection that is silent is nobody's. */
  private <T> CompletableFuture<@Nullable T> inTime(
      CompletableFuture<@Nullable T> work, HeldConnections held) {
    CompletableFuture<@Nullable T> limited = work.orTimeout(patience.toMillis(), MILLISECONDS);
    CompletableFuture<?> _ =
        limited.whenComplete((done, error) -> {
          if (error instanceof TimeoutException) {
            held.closeAfter(PATIENCE);
          }
        });
    return limited;
  }
}
