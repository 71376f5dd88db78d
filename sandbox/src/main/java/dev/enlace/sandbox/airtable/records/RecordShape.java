package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.model.Field;
import dev.enlace.sandbox.airtable.model.Row;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import dev.enlace.sandbox.http.Json;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * How records are written: which fields, under which names, typed or as texts.
 *
 * @param commentCount whether each record says how many comments it has
 */
record RecordShape(List<Field> fields, boolean byId, boolean asText, boolean commentCount) {
  /** Airtable writes milliseconds always. */
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000Z'").withZone(ZoneOffset.UTC);

  static RecordShape of(Table table, ObjectNode asked) {
    boolean text = asked.path("cellFormat").asString("json").equals("string");
    if (text && !(asked.has("timeZone") && asked.has("userLocale"))) {
      throw AirtableRefusal.invalid("cellFormat=string needs timeZone and userLocale");
    }
    return new RecordShape(
        fields(table, asked),
        isTrue(asked.path("returnFieldsByFieldId")),
        text,
        asked.path("recordMetadata").toString().contains("commentCount"));
  }

  ObjectNode write(Row row) {
    ObjectNode written = Json.object().put("id", row.id()).put("createdTime", created(row));
    ObjectNode cells = written.putObject("fields");
    for (Field field : fields) {
      JsonNode value = row.cells().get(field.id());
      if (value != null) {
        cells.set(byId ? field.id() : field.name(), asText ? text(value) : value);
      }
    }
    return commentCount ? written.put("commentCount", 0) : written;
  }

  /** The field of that name or id, or Airtable's refusal. */
  static Field field(Table table, String nameOrId) {
    return table
        .field(nameOrId)
        .orElseThrow(() ->
            AirtableRefusal.unprocessable(
                "UNKNOWN_FIELD_NAME", "Unknown field name: \"" + nameOrId + "\""));
  }

  private static List<Field> fields(Table table, ObjectNode asked) {
    List<Field> chosen = new ArrayList<>();
    asked.path("fields").forEach(name -> chosen.add(field(table, name.asString(""))));
    return chosen.isEmpty() ? table.fields() : chosen;
  }

  static boolean isTrue(JsonNode value) {
    return List.of("true", "1").contains(value.asString(""));
  }

  private static String created(Row row) {
    return CREATED.format(row.created());
  }

  private static JsonNode text(JsonNode value) {
    if (value.isArray()) {
      String joined =
          StreamSupport.stream(value.spliterator(), false)
              .map(JsonNode::asString)
              .collect(Collectors.joining(", "));
      return StringNode.valueOf(joined);
    }
    return StringNode.valueOf(value.isBoolean() ? "checked" : value.asString());
  }
}
