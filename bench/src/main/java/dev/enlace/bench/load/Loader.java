package dev.enlace.bench.load;

import java.time.Duration;

/** Asks one case as fast as it is answered. */
public interface Loader {
  /** Does so for that long. */
  Sample load(Case asked, Duration time) throws InterruptedException;
}
