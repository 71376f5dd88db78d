package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.application.usecase.upkeep.Lanes.Lane;
import dev.enlace.domain.workspace.WorkspaceId;
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

  /** Of all workspaces together: as many as a lane has room for while it is open. */
  private static final int AT_ONCE = 100;

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

  /**
   * How many were looked after, of those that took no longer than others wait. Goes on for as long
   * as something is due and every lane is free. Never empty.
   */
  public Mono<Long> run() {
    return round()
        .expand(done -> done > 0 && lanes.areFree() ? round() : Mono.empty())
        .reduce(0L, Long::sum);
  }

  /** Begins nothing more, for good; what it has taken is soon due again for others. */
  public void close() {
    lanes.close();
  }

  private Mono<Long> round() {
    return upkeep
        .due(WORKSPACES)
        .collectList()
        .flatMapMany(workspaces -> taken(workspaces, AT_ONCE))
        .collectMultimap(care::lane)
        .flatMap(this::run);
  }

  /**
   * The fewer of each, the more workspaces have something due: none keeps the others waiting. What
   * some leave of their share is for those that have more.
   */
  private Flux<Due> taken(List<WorkspaceId> workspaces, int room) {
    if (workspaces.isEmpty() || room <= 0) {
      return Flux.empty();
    }
    int each = Math.max(1, room / workspaces.size());
    return Flux.fromIterable(workspaces)
        .take(room)
        .concatMap(workspace -> share(workspace, each))
        .collectList()
        .flatMapMany(shares -> {
          List<Due> dues = shares.stream().flatMap(share -> share.dues().stream()).toList();
          List<WorkspaceId> more =
              shares.stream()
                  .filter(share -> share.dues().size() >= each)
                  .map(Share::workspace)
                  .toList();
          return Flux.concat(Flux.fromIterable(dues), taken(more, room - dues.size()));
        });
  }

  private Mono<Share> share(WorkspaceId workspace, int most) {
    return upkeep
        .take(workspace, most, HOLD)
        .collectList()
        .map(dues -> new Share(workspace, dues))
        .onErrorResume(trouble -> {
          LOG.warn("Cannot look after workspace {} now", workspace, trouble);
          return Mono.empty();
        });
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
        .flatMap(after -> upkeep.lookAgain(due.connection(), Scattered.around(after)));
  }

  private record Share(WorkspaceId workspace, List<Due> dues) {}
}
