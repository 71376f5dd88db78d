package dev.enlace.bench.load;

import dev.enlace.bench.program.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads every case in turns until each program was busy for long enough and the cost of no answer
 * changes any more; for twice as long at most.
 */
public final class WarmUp {
  private static final double CHANGE = 0.05;
  private static final int PATIENCE = 2;

  private final Loader loader;
  private final Duration turn;
  private final Duration least;

  /** In turns of that length, for at least so long a program. */
  public WarmUp(Loader loader, Duration turn, Duration least) {
    this.loader = loader;
    this.turn = turn;
    this.least = least;
  }

  /** The cases whose cost still changed at the end. */
  public List<Case> run(List<Case> cases) throws InterruptedException {
    Map<Program, Duration> busy = new HashMap<>();
    Map<Case, Double> costs = new HashMap<>();
    List<Case> cold = cases;
    while (cold.stream().anyMatch(one -> !exhausted(one, busy))) {
      List<Case> colder = new ArrayList<>();
      for (Case one : cold) {
        if (!warm(one, busy, costs)) {
          colder.add(one);
        }
      }
      cold = colder;
    }
    return cold;
  }

  private boolean warm(Case one, Map<Program, Duration> busy, Map<Case, Double> costs)
      throws InterruptedException {
    double cost = loader.load(one, turn).cpuEach();
    busy.merge(one.program(), turn, Duration::plus);
    Double before = costs.put(one, cost);
    return before != null
        && Math.abs(cost - before) <= CHANGE * before
        && of(busy, one).compareTo(least) >= 0;
  }

  private boolean exhausted(Case one, Map<Program, Duration> busy) {
    return of(busy, one).compareTo(least.multipliedBy(PATIENCE)) >= 0;
  }

  private static Duration of(Map<Program, Duration> busy, Case one) {
    return busy.getOrDefault(one.program(), Duration.ZERO);
  }
}
