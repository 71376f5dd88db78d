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
    return transaction.transactional(statements).onErrorMap(Outage::isOne, Outage::failure);
  }

  /** Runs one reading statement, which is its own transaction. */
  public <T> Mono<T> read(Mono<T> statement) {
    return statement.onErrorMap(Outage::isOne, Outage::failure);
  }

  /** Runs one reading statement, which is its own transaction. */
  public <T> Flux<T> readAll(Flux<T> statement) {
    return statement.onErrorMap(Outage::isOne, Outage::failure);
  }
}
