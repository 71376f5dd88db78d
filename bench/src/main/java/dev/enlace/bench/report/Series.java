package dev.enlace.bench.report;

import java.util.List;
import java.util.stream.IntStream;

/** One figure, as often as it was measured. */
public record Series(List<Double> values) {
  /** Takes a copy; there has to be one at least. */
  public Series {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    values = List.copyOf(values);
  }

  /** The one in the middle; of an even number the mean of the two there. */
  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The smallest. */
  public double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** The greatest. */
  public double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** Round by round, as many times the other; rounds that one of them lacks are left out. */
  public Series over(Series other) {
    int rounds = Math.min(values.size(), other.values.size());
    return new Series(
        IntStream.range(0, rounds).mapToObj(i -> values.get(i) / other.values.get(i)).toList());
  }
}
