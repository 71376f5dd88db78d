package dev.enlace.application.port.in.stats;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.stats.Stats;
import reactor.core.publisher.Mono;

/** Tells how the principal's workspace stands. */
public interface ReadStats {
  /** Never empty. */
  Mono<Stats> read(Principal principal);
}
