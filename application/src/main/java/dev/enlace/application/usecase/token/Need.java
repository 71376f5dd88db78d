package dev.enlace.application.usecase.token;

import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import java.time.Duration;

/**
 * What a caller asks of a token.
 *
 * @param validity how long it has to work at least
 * @param renewed whether it has to come of a refresh, though it may still be valid
 */
record Need(Duration validity, boolean renewed) {
  /** A token that was renewed so recently is not renewed again: Airtable answers 409 to that. */
  static final Duration RECENT = Duration.ofSeconds(60);

  /** For what is about to be called. */
  static final Duration MARGIN = Duration.ofMinutes(5);

  boolean isMetBy(Standing standing) {
    Duration age = standing.age();
    boolean recent = age != null && age.compareTo(RECENT) < 0 && standing.isValid();
    return recent || (!renewed && standing.isValidFor(validity));
  }
}
