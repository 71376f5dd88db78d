package dev.enlace.adapter.out.postgres.store;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;

/** Values to bind where there may be none: PostgreSQL wants to know the type of a null, too. */
public final class Values {
  private Values() {}

  /** That value, or a null of that type. */
  public static <T> Parameter orNull(Class<T> type, @Nullable T value) {
    return value == null ? Parameters.in(type) : Parameters.in(value);
  }
}
