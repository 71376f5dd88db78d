package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.provider.Api;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** A meter as it is kept: so many calls may be under way or over for less than a period. */
record Allowance(Meter meter, int places, Duration period) {
  /**
   * A limit of thousands an hour is kept as fewer in as much less time: a row does not grow, and
   * nobody uses up an hour's worth in the first minute.
   */
  private static final int MOST_PLACES = 64;

  static Allowance of(Meter meter) {
    Api.RateLimit limit = meter.limit();
    int places = Math.min(limit.requests(), MOST_PLACES);
    Duration period = limit.per().multipliedBy(places).dividedBy(limit.requests());
    return new Allowance(meter, places, period);
  }

  /**
   * A hash, since keys name accounts. The numbers belong to it: a limit that an operator changes
   * counts in a new row.
   */
  byte[] id() {
    return hash(String.join("|", meter.key(), Integer.toString(places), period.toString()));
  }

  /** From one turn to the next, where they come evenly. */
  Duration pace() {
    return period.dividedBy(places);
  }

  /** A name that tells nothing of what it was made of. */
  static String hex(String name) {
    return HexFormat.of().formatHex(hash(name), 0, 16);
  }

  private static byte[] hash(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
