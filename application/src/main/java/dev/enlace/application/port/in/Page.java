package dev.enlace.application.port.in;

import java.util.List;

/**
 * Part of a list, read by keyset: the next part starts after the last item.
 *
 * @param more whether there is a next part
 */
public record Page<T>(List<T> items, boolean more) {
  /** Most items of one part. */
  public static final int MAX = 500;

  public Page {
    items = List.copyOf(items);
  }

  /** Makes a part out of one item more than was asked for. */
  public static <T> Page<T> of(List<T> oneMore, int limit) {
    return oneMore.size() > limit
        ? new Page<>(oneMore.subList(0, limit), true)
        : new Page<>(oneMore, false);
  }
}
