package dev.enlace.bootstrap.architecture.broken.domain.cycle.here;

import dev.enlace.bootstrap.architecture.broken.domain.cycle.there.BrokenByCycleBack;

/** Half of a cycle. */
public interface BrokenByCycle {
  BrokenByCycleBack there();
}
