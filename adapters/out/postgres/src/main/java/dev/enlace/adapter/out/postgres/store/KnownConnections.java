package dev.enlace.adapter.out.postgres.store;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/** A pool's connections; whoever asks for one is known to hold it. */
record KnownConnections(ConnectionFactory pool) implements ConnectionFactory {
  @Override
  public Mono<Connection> create() {
    return Mono.deferContextual(context ->
        Mono.<Connection>from(pool.create())
            .doOnNext(connection ->
                context
                    .<HeldConnections>getOrEmpty(HeldConnections.class)
                    .ifPresent(held -> held.add(connection))));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return pool.getMetadata();
  }
}
