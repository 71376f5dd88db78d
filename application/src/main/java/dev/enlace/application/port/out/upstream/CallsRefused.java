package dev.enlace.application.port.out.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A provider was called too often, so that nothing was done (429). Whoever keeps the budget has to
 * stay away, and says for how long. No stack trace, since it is no bug.
 */
public final class CallsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /** With what the provider asked for; null: nothing. */
  public CallsRefused(@Nullable Duration retryAfter) {
    super("the provider was called too often", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** What the provider asked for; null: nothing. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
