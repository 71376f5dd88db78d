package dev.enlace.sandbox.airtable.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A table and its records, in the order in which they were made. */
public final class Table {
  private final String id;
  private final List<Field> fields;
  private final List<View> views;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private String name;

  /** An empty one. */
  public Table(String id, String name, List<Field> fields, List<View> views) {
    this.id = id;
    this.name = name;
    this.fields = new CopyOnWriteArrayList<>(fields);
    this.views = List.copyOf(views);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public List<Field> fields() {
    return fields;
  }

  public void rename(String newName) {
    name = newName;
  }

  /** Adds the field, or puts it in the place of the one with its id. */
  public void put(Field field) {
    for (int n = 0; n < fields.size(); n++) {
      if (fields.get(n).id().equals(field.id())) {
        fields.set(n, field);
        return;
      }
    }
    fields.add(field);
  }

  public List<View> views() {
    return views;
  }

  /** By id or name; empty if there is none. */
  public Optional<Field> field(String idOrName) {
    return fields.stream()
        .filter(field -> field.id().equals(idOrName) || field.name().equals(idOrName))
        .findFirst();
  }

  /** By id or name; empty if there is none. */
  public Optional<View> view(String idOrName) {
    return views.stream()
        .filter(view -> view.id().equals(idOrName) || view.name().equals(idOrName))
        .findFirst();
  }

  public List<Row> rows() {
    return List.copyOf(rows.values());
  }

  public Optional<Row> row(String rowId) {
    return Optional.ofNullable(rows.get(rowId));
  }

  /** Adds the row, or puts it in the place of the one with its id. */
  public void put(Row row) {
    rows.put(row.id(), row);
  }

  public void remove(String rowId) {
    rows.remove(rowId);
  }
}
