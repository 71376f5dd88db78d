package dev.enlace.domain.limit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of what there is little of is taken just now, and by whom: what one of them takes leaves
 * room for the others. Counts on one replica, for any number of threads.
 *
 * @param <T> who is counted
 */
public final class Room<T> {
  private final Map<T, Long> taken = new HashMap<>();

  /** Takes so much of each share, or nothing where one is too full: that one, the first of them. */
  public synchronized Optional<Share<T>> take(long amount, List<Share<T>> shares) {
    Optional<Share<T>> full = full(amount, shares);
    if (full.isEmpty()) {
      shares.forEach(share -> taken.merge(share.whose(), amount, Long::sum));
    }
    return full;
  }

  /** The first of them of which so much could not be taken now. */
  public synchronized Optional<Share<T>> full(long amount, List<Share<T>> shares) {
    return shares.stream()
        .filter(share -> taken.getOrDefault(share.whose(), 0L) + amount > share.most())
        .findFirst();
  }

  /** Gives back so much of each, no more than was taken. */
  public synchronized void giveBack(long amount, List<Share<T>> shares) {
    shares.forEach(share ->
        taken.computeIfPresent(share.whose(), (_, sum) -> sum <= amount ? null : sum - amount));
  }

  /**
   * What somebody may have.
   *
   * @param most of it at a time
   */
  public record Share<T>(T whose, long most) {}
}
