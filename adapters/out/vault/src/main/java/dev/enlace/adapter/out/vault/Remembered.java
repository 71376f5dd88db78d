package dev.enlace.adapter.out.vault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values used last, up to a bound: with many workspaces not every key can stay in memory. */
final class Remembered<K, V> {
  private final Map<K, V> values;

  Remembered(int capacity) {
    values = new UsedLast<>(capacity);
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(values.get(key));
  }

  synchronized void put(K key, V value) {
    values.put(key, value);
  }

  private static final class UsedLast<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int capacity;

    UsedLast(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > capacity;
    }
  }
}
