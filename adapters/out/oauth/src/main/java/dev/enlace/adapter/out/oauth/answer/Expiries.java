package dev.enlace.adapter.out.oauth.answer;

import dev.enlace.domain.provider.answer.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads when a token ends: from a number or a text of digits, a century at most. */
final class Expiries {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Expiries() {}

  /** Null where the answer does not say and nothing is assumed. */
  static @Nullable Instant of(JsonNode json, Expiry expiry, Clock clock) {
    Optional<Long> number = Pointers.first(json, expiry.pointer()).flatMap(Expiries::number);
    if (number.isEmpty()) {
      return expiry.assumed() == null ? null : clock.instant().plus(expiry.assumed());
    }
    long count = number.get();
    return switch (expiry.unit()) {
      case SECONDS -> clock.instant().plus(shortened(count, 1));
      case MILLISECONDS -> clock.instant().plus(shortened(count, 1000));
      case ABSOLUTE -> Instant.EPOCH.plus(shortened(count, 1));
    };
  }

  private static Optional<Long> number(JsonNode found) {
    String text = found.asString("").strip();
    return text.matches("\\d{1,18}(\\.0+)?")
        ? Optional.of(Long.parseLong(text.replaceFirst("\\..*", "")))
        : Optional.empty();
  }

  private static Duration shortened(long count, long perSecond) {
    return Duration.ofSeconds(Math.min(count / perSecond, LONGEST.toSeconds()));
  }
}
