package dev.enlace.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every case once a round, each round beginning with another one, so that whatever changes on the
 * machine changes for all of them. A round with an answer that is not 2xx counts for nothing; it is
 * run again, at most as often as rounds are wanted.
 */
public final class Rounds {
  private final Loader loader;
  private final Duration turn;

  /** With turns of that length. */
  public Rounds(Loader loader, Duration turn) {
    this.loader = loader;
    this.turn = turn;
  }

  /** Runs so many good ones. */
  public Outcome run(List<Case> cases, int wanted) throws InterruptedException {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; outcome.good().size() < wanted && i < 2 * wanted; i++) {
      List<Case> order = new ArrayList<>(cases);
      Collections.rotate(order, -i);
      outcome.add(i + 1, round(order));
    }
    return outcome;
  }

  private Map<String, Sample> round(List<Case> order) throws InterruptedException {
    Map<String, Sample> round = new LinkedHashMap<>();
    for (Case one : order) {
      round.put(one.name(), loader.load(one, turn));
    }
    return round;
  }

  /**
   * What came of it.
   *
   * @param good the samples of each round that counts, by case
   * @param thrownAway why others do not
   */
  public record Outcome(List<Map<String, Sample>> good, List<String> thrownAway) {
    private void add(int number, Map<String, Sample> round) {
      List<String> troubles =
          round.entrySet().stream()
              .filter(sample -> !sample.getValue().good())
              .map(sample -> trouble(number, sample.getKey(), sample.getValue()))
              .toList();
      thrownAway.addAll(troubles);
      if (troubles.isEmpty()) {
        good.add(round);
      }
    }

    private static String trouble(int number, String name, Sample sample) {
      return "round %d: %s got %d answers other than 2xx and %d broken of %d"
          .formatted(number, name, sample.refused(), sample.broken(), sample.requests());
    }
  }
}
