package dev.enlace.bench.report;

import dev.enlace.bench.report.Figures.Unit;
import java.util.Optional;

/**
 * How one figure has to compare with another, round by round.
 *
 * @param id as the plan calls it
 * @param what in words
 * @param unit of both figures
 * @param ours what is measured
 * @param theirs what it is measured against
 * @param bound the ratio that is wanted, and on which side of it
 */
public record Goal(String id, String what, Unit unit, String ours, String theirs, Bound bound) {
  /** A side of a ratio. */
  public sealed interface Bound {
    /** Whether a ratio is on the wanted side. */
    boolean holds(double ratio);
  }

  /** That much or more. */
  public record AtLeast(double ratio) implements Bound {
    @Override
    public boolean holds(double actual) {
      return actual >= ratio;
    }

    @Override
    public String toString() {
      return "≥ " + Text.number(ratio);
    }
  }

  /** That much or less. */
  public record AtMost(double ratio) implements Bound {
    @Override
    public boolean holds(double actual) {
      return actual <= ratio;
    }

    @Override
    public String toString() {
      return "≤ " + Text.number(ratio);
    }
  }

  /** The ratio as measured; empty if one side was not. */
  public Optional<Series> ratio(Figures figures) {
    return figures.of(ours, unit).flatMap(mine -> figures.of(theirs, unit).map(mine::over));
  }
}
