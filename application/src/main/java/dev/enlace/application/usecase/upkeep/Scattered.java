package dev.enlace.application.usecase.upkeep;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Spreads what would otherwise come all at once. */
final class Scattered {
  private static final int PARTS = 10;

  private Scattered() {}

  /** A tenth less at most. */
  static Duration around(Duration length) {
    long tenth = length.toMillis() / PARTS;
    return tenth <= 0 ? length : length.minusMillis(ThreadLocalRandom.current().nextLong(tenth));
  }
}
