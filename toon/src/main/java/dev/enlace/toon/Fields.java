package dev.enlace.toon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a table's rows have in common (specification 9.3): names in the order of the first, and
 * further fields below a name whose cells are objects alike.
 */
final class Fields {
  private final String[] names;
  private final @Nullable Fields[] groups;

  private Fields(String[] names, @Nullable Fields[] groups) {
    this.names = names;
    this.groups = groups;
  }

  /** Null where they are not all objects with the same names, and values or such objects below. */
  static @Nullable Fields of(Collection<?> rows, int depth) {
    if (!(rows.iterator().next() instanceof Map<?, ?> model) || model.isEmpty()) {
      return null;
    }
    Kinds.requireDepth(depth);
    String[] names = model.keySet().stream().map(Kinds::key).toArray(String[]::new);
    boolean[] nested = new boolean[names.length];
    int column = 0;
    for (Object value : model.values()) {
      nested[column++] = value instanceof Map;
    }
    for (Object row : rows) {
      if (!(row instanceof Map<?, ?> map) || !isLike(map, names, nested)) {
        return null;
      }
    }
    @Nullable Fields[] groups = new Fields[names.length];
    for (int i = 0; i < names.length; i++) {
      if (nested[i]) {
        groups[i] = of(column(rows, names[i]), depth + 1);
        if (groups[i] == null) {
          return null;
        }
      }
    }
    return new Fields(names, groups);
  }

  /** Fields of rows whose cells are values. */
  static Fields named(List<String> names) {
    return new Fields(names.toArray(String[]::new), new @Nullable Fields[names.size()]);
  }

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  /** Null: a cell holds a value. */
  @Nullable Fields group(int index) {
    return groups[index];
  }

  private static boolean isLike(Map<?, ?> row, String[] names, boolean[] nested) {
    if (row.size() != names.length) {
      return false;
    }
    int i = 0;
    for (Map.Entry<?, ?> cell : row.entrySet()) {
      if (!names[i].equals(cell.getKey())) {
        return isLikeInAnotherOrder(row, names, nested);
      }
      if (!fits(cell.getValue(), nested[i++])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLikeInAnotherOrder(Map<?, ?> row, String[] names, boolean[] nested) {
    for (int i = 0; i < names.length; i++) {
      if (!row.containsKey(names[i]) || !fits(row.get(names[i]), nested[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(@Nullable Object value, boolean nested) {
    return nested ? value instanceof Map : Kinds.isPrimitive(value);
  }

  private static List<@Nullable Object> column(Collection<?> rows, String name) {
    List<@Nullable Object> column = new ArrayList<>(rows.size());
    for (Object row : rows) {
      column.add(((Map<?, ?>) row).get(name));
    }
    return column;
  }
}
