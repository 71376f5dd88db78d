package dev.enlace.bootstrap.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the server end what a replica has left behind that vanished without a word: otherwise the
 * rows of its open transaction stay locked for all others until the server notices that nobody is
 * there, by default after two hours. Set by a statement and not in the start-up message, whose
 * options PgBouncer refuses.
 */
public record SessionLimits(ConnectionFactory server) implements ConnectionFactory {
  // A statement over many rows is given a minute; what an answer is written down with, 5 s.
  private static final String SET =
      """
      SELECT set_config('idle_in_transaction_session_timeout', '10s', false),
        set_config('statement_timeout', '90s', false)
      """;

  @Override
  public Mono<Connection> create() {
    return Mono.<Connection>from(server.create())
        .flatMap(connection ->
            Flux.from(connection.createStatement(SET).execute())
                .flatMap(result -> result.map(row -> true))
                .then()
                .thenReturn(connection)
                .onErrorResume(error ->
                    Mono.from(connection.close()).onErrorComplete().then(Mono.error(error))));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return server.getMetadata();
  }
}
