package dev.enlace.adapter.out.postgres.store;

import io.r2dbc.spi.ConnectionFactory;
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
 * people who hang up would use up the memory. A statement here takes milliseconds.
 */
public final class Database {
  private final DatabaseClient client;
  private final TransactionalOperator transaction;

  /** Over those connections, which a pool should keep. */
  public Database(ConnectionFactory connections) {
    client = DatabaseClient.create(connections);
    transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections));
  }

  /** A statement, to be given values and run inside one of the methods below. */
  public GenericExecuteSpec sql(String text) {
    return client.sql(text);
  }

  /** Runs statements in one transaction: an error leaves nothing of them. */
  public <T> Mono<T> write(Mono<T> statements) {
    return read(transaction.transactional(statements));
  }

  /** Runs one reading statement, which is its own transaction. */
  public <T> Mono<T> read(Mono<T> statement) {
    return finished(statement).onErrorMap(Outage::isOne, Outage::failure);
  }

  /** Runs one reading statement of a few rows, which is its own transaction. */
  public <T> Flux<T> readAll(Flux<T> statement) {
    return read(statement.collectList()).flatMapIterable(rows -> rows);
  }

  private static <T> Mono<T> finished(Mono<T> work) {
    return Mono.deferContextual(
        context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
  }
}
