package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Looks after the connections that are due, on any number of replicas. Few at a time: providers
 * limit how often they are asked, and nobody waits for this.
 */
public final class UpkeepRound {
  private static final Logger LOG = LoggerFactory.getLogger(UpkeepRound.class);
  private static final int WORKSPACES = 50;
  private static final int CONNECTIONS = 20;
  private static final int AT_ONCE = 4;

  /** Longer than a provider may take for as many as are taken at once. */
  private static final Duration HOLD = Duration.ofMinutes(5);

  private final ConnectionUpkeep upkeep;
  private final Care care;

  /** With those means. */
  public UpkeepRound(ConnectionUpkeep upkeep, Care care) {
    this.upkeep = upkeep;
    this.care = care;
  }

  /** How many were looked after. Never empty. */
  public Mono<Long> run() {
    return upkeep
        .due(WORKSPACES)
        .concatMap(workspace -> upkeep.take(workspace, CONNECTIONS, HOLD))
        .flatMap(this::lookAfter, AT_ONCE)
        .count();
  }

  private Mono<Boolean> lookAfter(Due due) {
    return care.of(due)
        .flatMap(after -> upkeep.lookAgain(due.connection(), Scattered.around(after)))
        .onErrorResume(trouble -> {
          // held a while longer, then anybody may try again
          LOG.warn("Cannot look after {}", due.connection().id(), trouble);
          return Mono.just(false);
        });
  }
}
