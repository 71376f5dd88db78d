package dev.enlace.toon;

import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One document while it is written. Numbers in comments are sections of the specification. */
final class Document {
  private final Sink sink;
  private final Texts texts;
  private final char delimiter;

  Document(Sink sink, Layout layout) {
    this.sink = sink;
    this.delimiter = layout.delimiter();
    this.texts = new Texts(delimiter);
  }

  /** The root, in the forms of 5. */
  void write(@Nullable Object value) throws IOException {
    switch (value) {
      case Map<?, ?> object -> {
        Fields fields = entryFields(object, 0);
        if (fields == null) {
          members(object, 0, true);
        } else {
          keyed(object, fields, 0);
        }
      }
      case Collection<?> array when array.isEmpty() -> sink.ascii("[]");
      case Collection<?> array -> array(array, 0, true);
      case String text -> texts.root(text, sink);
      case null, default -> primitive(value);
    }
  }

  /** The cells of a row, depth first (9.3). */
  void cells(Map<?, ?> row, Fields fields) throws IOException {
    Iterator<? extends Map.Entry<?, ?>> inOrder = row.entrySet().iterator();
    for (int i = 0; i < fields.size(); i++) {
      Map.Entry<?, ?> next = inOrder.next();
      String name = fields.name(i);
      Object value = name.equals(next.getKey()) ? next.getValue() : row.get(name);
      if (i > 0) {
        sink.put(delimiter);
      }
      Fields group = fields.group(i);
      if (group != null && value instanceof Map<?, ?> nested) {
        cells(nested, group);
      } else {
        primitive(value);
      }
    }
  }

  void primitive(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> sink.ascii("null");
      case String text -> texts.value(text, sink);
      case Number number -> Numbers.write(number, sink);
      case Boolean truth -> sink.ascii(truth ? "true" : "false");
      default -> throw new IllegalArgumentException("not a value of JSON: " + value.getClass());
    }
  }

  /** An element of an array that is no table (9.4), after its line has begun. */
  void item(@Nullable Object value, int depth) throws IOException {
    sink.put('-');
    if (value instanceof Map<?, ?> object && object.isEmpty()) {
      return;
    }
    sink.put(' ');
    switch (value) {
      case Map<?, ?> object -> members(object, depth + 1, true);
      case Collection<?> array -> array(array, depth, false);
      case null, default -> primitive(value);
    }
  }

  /** A header up to its colon (6); fields null: no table. */
  void header(int length, boolean keyed, @Nullable Fields fields) throws IOException {
    sink.put('[');
    sink.number(length);
    if (keyed) {
      sink.put(':');
    }
    if (delimiter != ',') {
      sink.put(delimiter);
    }
    sink.put(']');
    if (fields != null) {
      names(fields);
    }
    sink.put(':');
  }

  /** The members of an object (8); the first may stand on a line that has begun (10). */
  private void members(Map<?, ?> object, int depth, boolean begun) throws IOException {
    boolean inLine = begun;
    for (Map.Entry<?, ?> member : object.entrySet()) {
      if (!inLine) {
        sink.line(depth);
      }
      inLine = false;
      Texts.key(Kinds.key(member.getKey()), sink);
      member(member.getValue(), depth);
    }
  }

  private void member(@Nullable Object value, int depth) throws IOException {
    switch (value) {
      case Map<?, ?> object -> object(object, depth);
      case Collection<?> array when array.isEmpty() -> sink.ascii(": []");
      case Collection<?> array -> array(array, depth, true);
      case null, default -> {
        sink.put(':');
        sink.put(' ');
        primitive(value);
      }
    }
  }

  private void object(Map<?, ?> object, int depth) throws IOException {
    Kinds.requireDepth(depth);
    Fields fields = entryFields(object, depth);
    if (fields == null) {
      sink.put(':');
      members(object, depth + 1, false);
    } else {
      keyed(object, fields, depth);
    }
  }

  /** An object of objects alike: a row for each, by its key (9.5). */
  private void keyed(Map<?, ?> object, Fields fields, int depth) throws IOException {
    header(object.size(), true, fields);
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      sink.line(depth + 1);
      Texts.key(Kinds.key(entry.getKey()), sink);
      sink.put(':');
      sink.put(' ');
      cells((Map<?, ?>) entry.getValue(), fields);
    }
  }

  /** Fields of the entries of an object that is written as a table; null where it is not. */
  private static @Nullable Fields entryFields(Map<?, ?> object, int depth) {
    return object.size() < 2 ? null : Fields.of(object.values(), depth + 1);
  }

  /** An array from its bracket on (9.1 to 9.4); an anonymous one is no table but at the root. */
  private void array(Collection<?> array, int depth, boolean mayBeTable) throws IOException {
    Kinds.requireDepth(depth);
    if (Kinds.arePrimitive(array)) {
      inline(array);
      return;
    }
    Fields fields = mayBeTable ? Fields.of(array, depth + 1) : null;
    header(array.size(), false, fields);
    for (Object element : array) {
      sink.line(depth + 1);
      if (fields == null) {
        item(element, depth + 1);
      } else {
        cells((Map<?, ?>) element, fields);
      }
    }
  }

  private void inline(Collection<?> values) throws IOException {
    header(values.size(), false, null);
    char before = ' ';
    for (Object value : values) {
      sink.put(before);
      primitive(value);
      before = delimiter;
    }
  }

  private void names(Fields fields) throws IOException {
    sink.put('{');
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        sink.put(delimiter);
      }
      Texts.key(fields.name(i), sink);
      Fields group = fields.group(i);
      if (group != null) {
        names(group);
      }
    }
    sink.put('}');
  }
}
