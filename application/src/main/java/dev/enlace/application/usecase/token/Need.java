package dev.enlace.application.usecase.token;

import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a token.
 *
 * @param validity how long it has to work at least
 * @param renewed whether it has to come of a refresh, though it may still be valid
 * @param refused the one that the provider does not take any more; null: none that is known of
 */
record Need(Duration validity, boolean renewed, @Nullable Secret refused) {
  /** A token that was renewed so recently is not renewed again: Airtable answers 409 to that. */
  static final Duration RECENT = Duration.ofSeconds(60);

  /** For what is about to be called. */
  static final Duration MARGIN = Duration.ofMinutes(5);

  Need(Duration validity, boolean renewed) {
    this(validity, renewed, null);
  }

  /** Whether the token that cannot be renewed is of no use. */
  boolean isRefused(@Nullable Secret accessToken) {
    return refused != null && refused.equals(accessToken);
  }

  boolean isMetBy(Standing standing) {
    return (isRecent(standing) && standing.isValid())
        || (!renewed && standing.isValidFor(validity));
  }

  /** Whether it was renewed so recently that it is not renewed again. */
  static boolean isRecent(Standing standing) {
    Duration age = standing.age();
    return age != null && age.compareTo(RECENT) < 0;
  }
}
