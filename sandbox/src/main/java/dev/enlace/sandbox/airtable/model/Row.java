package dev.enlace.sandbox.airtable.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A record.
 *
 * @param cells by field id; empty cells are not in it
 */
public record Row(String id, Instant created, Map<String, JsonNode> cells) {

  public Row {
    cells = Map.copyOf(cells);
  }

  /** This row with more cells; an empty one (null, false, "", []) takes the old value out. */
  public Row with(Map<String, JsonNode> changes) {
    Map<String, JsonNode> merged = new LinkedHashMap<>(cells);
    merged.putAll(changes);
    return cleared(merged);
  }

  /** This row with these cells only. */
  public Row replaced(Map<String, JsonNode> newCells) {
    return cleared(newCells);
  }

  private Row cleared(Map<String, JsonNode> wanted) {
    Map<String, JsonNode> kept = new LinkedHashMap<>(wanted);
    kept.values().removeIf(Row::empty);
    return new Row(id, created, kept);
  }

  private static boolean empty(JsonNode value) {
    return value.isNull()
        || (value.isBoolean() && !value.asBoolean())
        || (value.isString() && value.asString().isEmpty())
        || (value.isArray() && value.isEmpty());
  }
}
