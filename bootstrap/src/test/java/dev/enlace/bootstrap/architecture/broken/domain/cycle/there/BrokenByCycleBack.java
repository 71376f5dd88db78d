package dev.enlace.bootstrap.architecture.broken.domain.cycle.there;

import dev.enlace.bootstrap.architecture.broken.domain.cycle.here.BrokenByCycle;

/** The other half. */
public interface BrokenByCycleBack {
  BrokenByCycle here();
}
