package dev.enlace.toon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that rows have in common, each once, in their order. */
final class Columns {
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();

  /** Where it stands, from now on or before already. */
  int add(String name) {
    Integer position = positions.putIfAbsent(name, names.size());
    if (position == null) {
      names.add(name);
      return names.size() - 1;
    }
    return position;
  }

  int size() {
    return names.size();
  }

  String name(int position) {
    return names.get(position);
  }

  /** Below zero: it is none of them. */
  int position(@Nullable Object name) {
    return positions.getOrDefault(name, -1);
  }
}
