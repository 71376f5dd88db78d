package dev.enlace.adapter.out.postgres.store;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a database that is away, or a pool that has no connection to give, from a bug of ours. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final int DEEPEST_CAUSE = 10;

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

  private static boolean saysSo(Throwable cause) {
    return cause instanceof R2dbcNonTransientResourceException
        || cause instanceof R2dbcTransientResourceException
        || cause instanceof R2dbcTimeoutException
        || cause instanceof IOException;
  }
}
