package dev.enlace.toon;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kinds of values there are. */
final class Kinds {
  private Kinds() {}

  /** Neither an object nor an array. */
  static boolean isPrimitive(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || !(value instanceof Map || value instanceof Collection);
  }

  static boolean arePrimitive(Collection<?> values) {
    for (Object value : values) {
      if (!isPrimitive(value)) {
        return false;
      }
    }
    return true;
  }

  static String key(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("not a key of JSON");
  }

  static void requireDepth(int depth) {
    if (depth > ToonEncoder.MAX_DEPTH) {
      throw new IllegalArgumentException("deeper than " + ToonEncoder.MAX_DEPTH);
    }
  }
}
