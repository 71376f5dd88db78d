package dev.enlace.sdk;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Lists that Enlace answers page by page, read as a whole. */
public final class Pages {
  private Pages() {}

  /**
   * All items; each page is asked for when the one before it is used up.
   *
   * @param page the page at a cursor, the first one at {@code null}
   * @param items what it holds
   * @param nextCursor the cursor of the page after it, {@code null} for the last one
   */
  public static <P, T> Stream<T> items(
      Function<@Nullable String, P> page,
      Function<P, List<T>> items,
      Function<P, @Nullable String> nextCursor) {
    Iterator<T> walk = new Walk<>(page, items, nextCursor);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private static final class Walk<P, T> implements Iterator<T> {
    private final Function<@Nullable String, P> page;
    private final Function<P, List<T>> items;
    private final Function<P, @Nullable String> nextCursor;
    private Iterator<T> current = Collections.emptyIterator();
    private @Nullable String cursor;
    private boolean ended;

    Walk(
        Function<@Nullable String, P> page,
        Function<P, List<T>> items,
        Function<P, @Nullable String> nextCursor) {
      this.page = page;
      this.items = items;
      this.nextCursor = nextCursor;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && !ended) {
        P next = page.apply(cursor);
        current = items.apply(next).iterator();
        cursor = nextCursor.apply(next);
        ended = cursor == null;
      }
      return current.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return current.next();
    }
  }
}
