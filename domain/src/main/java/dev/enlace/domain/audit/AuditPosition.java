package dev.enlace.domain.audit;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where an event stands, to go on reading there.
 *
 * @param sealedAt which month it is kept in
 */
public record AuditPosition(Instant sealedAt, long seq) {
  /** The first moment of a year of four digits: nothing was sealed before. */
  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last moment of a year of four digits. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** What {@link #toString} has written. */
  public static AuditPosition parse(String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      throw new IllegalArgumentException("not a position");
    }
    try {
      Instant sealedAt = Instant.parse(text.substring(0, comma));
      if (sealedAt.isBefore(EARLIEST) || sealedAt.isAfter(LATEST)) {
        throw new IllegalArgumentException("not a position");
      }
      return new AuditPosition(sealedAt, Long.parseLong(text.substring(comma + 1)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a position", e);
    }
  }

  @Override
  public String toString() {
    return sealedAt + "," + seq;
  }
}
