package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import java.time.Instant;

interface BrokenByWallClock {
  static Instant now() {
    return Instant.now();
  }
}
