package dev.enlace.sandbox.airtable.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A base, whose tables may become more.
 *
 * @param permissions the permission level of each person who may see it, by the person's key
 */
public record Base(String id, String name, Map<String, String> permissions, List<Table> tables) {

  public Base {
    permissions = Map.copyOf(permissions);
    tables = new CopyOnWriteArrayList<>(tables);
  }

  /** By id or name; empty if there is none. */
  public Optional<Table> table(String idOrName) {
    return tables.stream()
        .filter(table -> table.id().equals(idOrName) || table.name().equals(idOrName))
        .findFirst();
  }

  public void add(Table table) {
    tables.add(table);
  }

  /** Whether the person may change tables and fields. */
  public boolean builtBy(String person) {
    return permissions.getOrDefault(person, "read").equals("create");
  }

  public boolean seenBy(String person) {
    return permissions.containsKey(person);
  }

  public boolean writtenBy(String person) {
    return !permissions.getOrDefault(person, "read").equals("read");
  }
}
