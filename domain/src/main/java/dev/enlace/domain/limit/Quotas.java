package dev.enlace.domain.limit;

import java.util.Comparator;
import java.util.List;

/**
 * What is left of every limit that applies to a request.
 *
 * @param all at least one, the narrowest first
 */
public record Quotas(List<Quota> all) {
  public Quotas {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("some limit applies");
    }
  }

  /** Those of limits in that order. */
  public static Quotas of(Quota... all) {
    return new Quotas(List.of(all));
  }

  /** The one that is used up first. */
  public Quota closest() {
    return all.stream().min(Comparator.comparingLong(Quota::remaining)).orElseThrow();
  }
}
