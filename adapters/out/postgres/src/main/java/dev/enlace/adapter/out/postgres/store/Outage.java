package dev.enlace.adapter.out.postgres.store;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a database that is away, or a pool that has no connection to give, from a bug of ours. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final int DEEPEST_CAUSE = 10;

  /** No connection, no resources, the operator's intervention (PostgreSQL manual, appendix A). */
  private static final Set<String> STATES = Set.of("08", "53", "57");

  private Outage() {}

  static boolean isOne(Throwable trouble) {
    return Stream.<Throwable>iterate(trouble, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(Outage::saysSo);
  }

  static Failed failure(Throwable trouble) {
    LOG.warn("the database did not answer: {}", trouble.toString());
    return new Failed(new Failure.StoreUnavailable());
  }

  /** The driver has no type of its own for a line that breaks while it asks for TLS. */
  private static boolean isOne(@Nullable String sqlState) {
    return sqlState != null && STATES.stream().anyMatch(sqlState::startsWith);
  }

  private static boolean saysSo(Throwable cause) {
    return cause instanceof R2dbcNonTransientResourceException
        || cause instanceof R2dbcTransientResourceException
        || cause instanceof R2dbcTimeoutException
        || cause instanceof TimeoutException
        || (cause instanceof R2dbcException said && isOne(said.getSqlState()))
        || cause instanceof IOException;
  }
}
