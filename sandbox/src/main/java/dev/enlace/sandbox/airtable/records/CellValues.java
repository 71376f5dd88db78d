package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.model.Field;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.StringNode;

/** Checks what is to be written into cells. */
final class CellValues {
  private static final String NUMERAL = "-?\\d+(\\.\\d+)?";

  private CellValues() {}

  /** Cells by field id. */
  static Map<String, JsonNode> of(Table table, JsonNode fields, boolean typecast) {
    if (!fields.isObject()) {
      throw AirtableRefusal.invalid("Could not find field \"fields\" in the request body");
    }
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    fields
        .properties()
        .forEach(entry -> {
          Field field = RecordShape.field(table, entry.getKey());
          JsonNode value = typecast ? cast(field, entry.getValue()) : entry.getValue();
          check(field, value, typecast);
          cells.put(field.id(), value);
        });
    return cells;
  }

  private static void check(Field field, JsonNode value, boolean typecast) {
    if (!value.isNull() && !fits(field, value)) {
      throw AirtableRefusal.unprocessable(
          "INVALID_VALUE_FOR_COLUMN", "Field \"" + field.name() + "\" cannot accept the value");
    }
    if (!typecast && !value.isNull() && !choosable(field, value)) {
      throw AirtableRefusal.unprocessable(
          "INVALID_MULTIPLE_CHOICE_OPTIONS",
          "Insufficient permissions to create new select option");
    }
  }

  private static boolean fits(Field field, JsonNode value) {
    return switch (field.type()) {
      case SINGLE_LINE_TEXT, MULTILINE_TEXT, EMAIL, SINGLE_SELECT -> value.isString();
      case NUMBER -> value.isNumber();
      case CHECKBOX -> value.isBoolean();
      case DATE -> value.isString() && value.asString().matches("\\d{4}-\\d{2}-\\d{2}.*");
      case MULTIPLE_SELECTS -> texts(value);
      case MULTIPLE_ATTACHMENTS -> value.isArray();
      case MULTIPLE_RECORD_LINKS ->
          texts(value)
              && StreamSupport.stream(value.spliterator(), false)
                  .allMatch(id -> id.asString().matches("rec[A-Za-z0-9]{14}"));
    };
  }

  private static boolean choosable(Field field, JsonNode value) {
    return switch (field.type()) {
      case SINGLE_SELECT -> field.choices().contains(value.asString());
      case MULTIPLE_SELECTS ->
          StreamSupport.stream(value.spliterator(), false)
              .allMatch(choice -> field.choices().contains(choice.asString()));
      case SINGLE_LINE_TEXT,
          MULTILINE_TEXT,
          EMAIL,
          NUMBER,
          CHECKBOX,
          DATE,
          MULTIPLE_RECORD_LINKS,
          MULTIPLE_ATTACHMENTS ->
          true;
    };
  }

  private static boolean texts(JsonNode value) {
    return value.isArray()
        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isString);
  }

  private static JsonNode cast(Field field, JsonNode value) {
    String text = value.asString("");
    return switch (field.type()) {
      case NUMBER -> text.matches(NUMERAL) ? DoubleNode.valueOf(Double.parseDouble(text)) : value;
      case CHECKBOX -> value.isString() ? BooleanNode.valueOf(text.equals("true")) : value;
      case SINGLE_LINE_TEXT, MULTILINE_TEXT -> value.isNumber() ? StringNode.valueOf(text) : value;
      case EMAIL,
          DATE,
          SINGLE_SELECT,
          MULTIPLE_SELECTS,
          MULTIPLE_RECORD_LINKS,
          MULTIPLE_ATTACHMENTS ->
          value;
    };
  }
}
