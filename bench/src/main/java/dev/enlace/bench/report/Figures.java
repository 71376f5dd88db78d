package dev.enlace.bench.report;

import dev.enlace.bench.load.Rounds;
import dev.enlace.bench.load.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** All that was measured: by what (a case or a program) and by what of it. */
public final class Figures {
  private static final Map<Unit, ToDoubleFunction<Sample>> PARTS =
      Map.of(
          Unit.RATE,
          Sample::rate,
          Unit.MEDIAN,
          sample -> sample.median().toNanos() / 1e6,
          Unit.SLOW,
          sample -> sample.slow().toNanos() / 1e6,
          Unit.CPU,
          Sample::cpuEach,
          Unit.DATABASE_CPU,
          Sample::databaseCpuEach,
          Unit.MEMORY,
          sample -> sample.memory() / 1024.0 / 1024.0);

  private final Map<Key, List<Double>> values = new LinkedHashMap<>();

  /** What a figure is of. */
  public enum Unit {
    /** Answers a second. */
    RATE,
    /** Milliseconds within which half of the answers came. */
    MEDIAN,
    /** Milliseconds within which 99 of 100 answers came. */
    SLOW,
    /** Microseconds of the program's processor time an answer. */
    CPU,
    /** Microseconds of PostgreSQL's processor time an answer. */
    DATABASE_CPU,
    /** Resident mebibytes at the end of a load. */
    MEMORY,
    /** Seconds from the start of the process to its first good answer. */
    READY
  }

  private record Key(String name, Unit unit) {}

  /** Adds what good rounds brought. */
  public void add(Rounds.Outcome outcome) {
    add(outcome, PARTS.keySet());
  }

  /** Adds that of it alone. */
  public void add(Rounds.Outcome outcome, Set<Unit> wanted) {
    outcome.good().forEach(round -> round.forEach((name, sample) -> add(name, sample, wanted)));
  }

  /** Adds one figure. */
  public void add(String name, Unit unit, double value) {
    values.computeIfAbsent(new Key(name, unit), _ -> new ArrayList<>()).add(value);
  }

  /** Empty if it was not measured. */
  public Optional<Series> of(String name, Unit unit) {
    return Optional.ofNullable(values.get(new Key(name, unit))).map(Series::new);
  }

  /** Of everything of which that was measured, by name. */
  Map<String, Series> all(Unit unit) {
    Map<String, Series> all = new LinkedHashMap<>();
    values.forEach((key, series) -> {
      if (key.unit() == unit) {
        all.put(key.name(), new Series(series));
      }
    });
    return all;
  }

  /** A peer of which nobody knows the process has no cost, instead of none. */
  private void add(String name, Sample sample, Set<Unit> wanted) {
    PARTS.forEach((unit, part) -> {
      double value = part.applyAsDouble(sample);
      if (value > 0 && wanted.contains(unit)) {
        add(name, unit, value);
      }
    });
  }
}
