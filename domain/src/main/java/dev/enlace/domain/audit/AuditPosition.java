package dev.enlace.domain.audit;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where an event stands, to go on reading there.
 *
 * @param sealedAt which month it is kept in
 */
public record AuditPosition(Instant sealedAt, long seq) {
  /** What {@link #toString} has written. */
  public static AuditPosition parse(String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      throw new IllegalArgumentException("not a position");
    }
    try {
      return new AuditPosition(
          Instant.parse(text.substring(0, comma)), Long.parseLong(text.substring(comma + 1)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a position", e);
    }
  }

  @Override
  public String toString() {
    return sealedAt + "," + seq;
  }
}
