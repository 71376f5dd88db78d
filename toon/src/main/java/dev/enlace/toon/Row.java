package dev.enlace.toon;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of many rows alike: names stand once for all of them, so that a row is only its values. */
final class Row extends AbstractMap<String, @Nullable Object> {
  private final Columns columns;
  private final @Nullable Object[] values;

  Row(Columns columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return columns.position(name) >= 0;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    int position = columns.position(name);
    return position < 0 ? null : values[position];
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public Iterator<Entry<String, @Nullable Object>> iterator() {
        return new InOrder();
      }
    };
  }

  private final class InOrder implements Iterator<Entry<String, @Nullable Object>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < values.length;
    }

    @Override
    public Entry<String, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int position = next++;
      return new SimpleImmutableEntry<>(columns.name(position), values[position]);
    }
  }
}
