package dev.enlace.application.usecase.token;

import dev.enlace.application.port.out.stats.RefreshTallies;
import dev.enlace.application.port.out.stats.RefreshTallies.Line;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.stats.RefreshTally;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Counts how refreshes end without making one wait: in memory, added to what is kept every ten
 * seconds. A replica that is killed forgets what it had not added. Only sums are kept, so that no
 * more waits than there are pairs of a workspace and a provider; beyond so many that are new, what
 * comes is not counted.
 */
public final class RefreshFigures {
  /** Pairs that wait at most: some five megabytes. */
  static final int ROOM = 10_000;

  private final Map<Pair, RefreshTally> waiting = new ConcurrentHashMap<>();
  private final RefreshTallies tallies;

  /** Added there. */
  public RefreshFigures(RefreshTallies tallies) {
    this.tallies = tallies;
  }

  /** That one more has ended so. */
  void note(WorkspaceId workspace, ProviderId provider, RefreshTally ended) {
    put(new Pair(workspace, provider), ended);
  }

  /**
   * Adds what was counted; the number of pairs. Never empty. What cannot be added now waits for the
   * next time.
   */
  public Mono<Integer> flush() {
    return Mono.defer(() -> {
      List<Line> lines = take();
      return lines.isEmpty()
          ? Mono.just(0)
          : tallies
              .add(lines)
              .doOnError(trouble -> lines.forEach(this::putBack))
              .thenReturn(lines.size());
    });
  }

  private List<Line> take() {
    List<Line> lines = new ArrayList<>();
    for (Pair pair : List.copyOf(waiting.keySet())) {
      RefreshTally tally = waiting.remove(pair);
      if (tally != null) {
        lines.add(new Line(pair.workspace(), pair.provider(), tally));
      }
    }
    return lines;
  }

  private void putBack(Line line) {
    put(new Pair(line.workspace(), line.provider()), line.tally());
  }

  private void put(Pair pair, RefreshTally tally) {
    if (waiting.size() < ROOM || waiting.containsKey(pair)) {
      waiting.merge(pair, tally, RefreshTally::plus);
    }
  }

  private record Pair(WorkspaceId workspace, ProviderId provider) {}
}
