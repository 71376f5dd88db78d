package dev.enlace.sdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An OAuth attempt that brought no connection: it failed, or nobody came back in time. */
public final class NotConnected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String code;

  NotConnected(String message, @Nullable String code) {
    super(message);
    this.code = code;
  }

  /**
   * The code of the problem, such as {@code CONNECTION.AUTHORIZATION_DENIED}; empty if it is time.
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }
}
