package dev.enlace.bootstrap.e2e.harness;

import java.time.Duration;

/** Waits for nothing but time to pass. */
public final class Pause {
  private Pause() {}

  /** For that long. */
  public static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
