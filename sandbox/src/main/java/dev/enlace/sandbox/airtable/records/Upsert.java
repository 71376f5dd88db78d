package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.model.Field;
import dev.enlace.sandbox.airtable.model.Row;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the record that an upsert means.
 *
 * @param keys one to three fields that identify it
 */
record Upsert(List<Field> keys) {

  static Upsert of(Table table, ObjectNode body) {
    List<Field> keys = new ArrayList<>();
    body.path("performUpsert")
        .path("fieldsToMergeOn")
        .forEach(name -> keys.add(RecordShape.field(table, name.asString(""))));
    if (keys.isEmpty() || keys.size() > 3) {
      throw AirtableRefusal.invalid("fieldsToMergeOn takes one to three fields");
    }
    return new Upsert(keys);
  }

  /** Empty if there is none; more than one is an error. */
  Optional<Row> match(Table table, Map<String, JsonNode> cells) {
    if (!keys.stream().allMatch(key -> cells.containsKey(key.id()))) {
      throw AirtableRefusal.invalid("a record lacks a field of fieldsToMergeOn");
    }
    List<Row> found = table.rows().stream().filter(row -> same(row, cells)).toList();
    if (found.size() > 1) {
      throw AirtableRefusal.invalid("more than one record fits fieldsToMergeOn");
    }
    return found.stream().findFirst();
  }

  private boolean same(Row row, Map<String, JsonNode> cells) {
    return keys.stream()
        .allMatch(key -> Objects.equals(row.cells().get(key.id()), cells.get(key.id())));
  }
}
