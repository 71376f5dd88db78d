package dev.enlace.toon;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A cell of a record as one value. What is left out of it stands in the nested shape. */
final class FlatCells {
  private static final String SEPARATOR = "; ";

  /**
   * What an object is called by: an attachment, an answer of a model, a barcode, a button, an
   * error, another record.
   */
  private static final List<String> NAMING =
      List.of("name", "filename", "value", "text", "url", "email", "error", "specialValue", "id");

  /** What follows the name: where an attachment lies, and which of two people it is. */
  private static final Map<String, String> BESIDE = Map.of("filename", "url", "name", "email");

  private FlatCells() {}

  /** Values as they are; elements of an array beside each other; an object by its name. */
  static @Nullable Object of(@Nullable Object cell) {
    return switch (cell) {
      case Collection<?> array -> joined(array);
      case Map<?, ?> object -> named(object);
      case null, default -> cell;
    };
  }

  private static @Nullable Object joined(Collection<?> array) {
    if (array.size() == 1) {
      return of(array.iterator().next());
    }
    StringJoiner text = new StringJoiner(SEPARATOR);
    for (Object element : array) {
      Object flat = of(element);
      text.add(flat == null ? "" : flat.toString());
    }
    return text.toString();
  }

  private static @Nullable Object named(Map<?, ?> object) {
    for (String name : NAMING) {
      Object value = object.get(name);
      if (value != null) {
        Object beside = BESIDE.containsKey(name) ? object.get(BESIDE.get(name)) : null;
        return beside == null ? of(value) : of(value) + " <" + of(beside) + ">";
      }
    }
    StringJoiner text = new StringJoiner(", ");
    object.forEach((name, value) -> text.add(name + "=" + of(value)));
    return text.toString();
  }
}
