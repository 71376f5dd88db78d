package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import java.time.Clock;
import java.time.Instant;

interface GoodClock {
  static Instant now(Clock clock) {
    return Instant.now(clock);
  }
}
