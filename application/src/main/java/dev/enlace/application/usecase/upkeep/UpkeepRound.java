package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.application.usecase.upkeep.Lanes.Lane;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks after the connections that are due, on any number of replicas. Few of a provider at a time:
 * providers limit how often they are asked, and nobody waits for this.
 */
public final class UpkeepRound {
  private static final Logger LOG = LoggerFactory.getLogger(UpkeepRound.class);
  private static final int WORKSPACES = 50;
  private static final int CONNECTIONS = 20;

  /** Longer than a lane is open and the last of its calls may take. */
  private static final Duration HOLD = Duration.ofMinutes(5);

  /** How long a round waits for its lanes: the next one looks after the other providers. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration PUT_OFF = Duration.ofMinutes(1);

  private final ConnectionUpkeep upkeep;
  private final Care care;
  private final Lanes lanes;

  /** With those means. */
  public UpkeepRound(ConnectionUpkeep upkeep, Care care) {
    this.upkeep = upkeep;
    this.care = care;
    this.lanes = new Lanes(this::lookAfter, due -> upkeep.lookAgain(due.connection(), PUT_OFF));
  }

  /** How many were looked after, of those that took no longer than others wait. Never empty. */
  public Mono<Long> run() {
    return upkeep
        .due(WORKSPACES)
        .concatMap(workspace -> upkeep.take(workspace, CONNECTIONS, HOLD))
        .collectMultimap(care::lane)
        .flatMap(this::run);
  }

  private Mono<Long> run(Map<Lane, Collection<Due>> dues) {
    return Flux.fromIterable(dues.entrySet())
        .flatMap(
            lane ->
                lanes
                    .run(lane.getKey(), List.copyOf(lane.getValue()))
                    .timeout(PATIENCE, Mono.just(0L)),
            Math.max(1, dues.size()))
        .reduce(0L, Long::sum);
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
