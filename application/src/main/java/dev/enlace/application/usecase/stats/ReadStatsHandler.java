package dev.enlace.application.usecase.stats;

import dev.enlace.application.port.in.stats.ReadStats;
import dev.enlace.application.port.out.stats.Statistics;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.stats.Stats;
import reactor.core.publisher.Mono;

/** Tells how the principal's workspace stands. */
public final class ReadStatsHandler implements ReadStats {
  private final Statistics statistics;

  /** By those numbers. */
  public ReadStatsHandler(Statistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public Mono<Stats> read(Principal principal) {
    return statistics.of(principal.workspace());
  }
}
