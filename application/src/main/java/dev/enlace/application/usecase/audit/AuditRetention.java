package dev.enlace.application.usecase.audit;

import java.time.Duration;

/**
 * How long sealed events are kept at least; they go by whole months.
 *
 * @param days one or more
 */
public record AuditRetention(int days) {
  public AuditRetention {
    if (days < 1) {
      throw new IllegalArgumentException("at least one day");
    }
  }

  Duration length() {
    return Duration.ofDays(days);
  }
}
