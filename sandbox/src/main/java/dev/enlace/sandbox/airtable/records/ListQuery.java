package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.formula.Formula;
import dev.enlace.sandbox.airtable.formula.FormulaException;
import dev.enlace.sandbox.airtable.formula.FormulaParser;
import dev.enlace.sandbox.airtable.model.Field;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.model.View;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A checked request for records of a table. */
record ListQuery(
    int pageSize,
    int maxRecords,
    List<Formula> filters,
    List<Sort> sorts,
    RecordShape shape,
    Optional<String> offset,
    String fingerprint) {
  private static final int MAX_PAGE = 100;

  /** Airtable's own client leaves its {@code method} in the body. */
  private static final Set<String> KNOWN =
      Set.of(
          "pageSize",
          "maxRecords",
          "offset",
          "view",
          "filterByFormula",
          "sort",
          "fields",
          "cellFormat",
          "timeZone",
          "userLocale",
          "returnFieldsByFieldId",
          "recordMetadata",
          "method");

  /** One column to sort by. */
  record Sort(Field field, boolean descending) {}

  static ListQuery of(Table table, ObjectNode asked) {
    for (String name : asked.propertyNames()) {
      if (!KNOWN.contains(name)) {
        throw AirtableRefusal.invalid("Unknown parameter: " + name);
      }
    }
    ObjectNode withoutOffset = asked.deepCopy();
    withoutOffset.remove("offset");
    return new ListQuery(
        number(asked, "pageSize", MAX_PAGE, MAX_PAGE),
        number(asked, "maxRecords", Integer.MAX_VALUE, Integer.MAX_VALUE),
        filters(table, asked),
        sorts(table, asked),
        RecordShape.of(table, asked),
        Optional.ofNullable(asked.get("offset")).map(JsonNode::asString),
        withoutOffset.toString());
  }

  private static List<Formula> filters(Table table, ObjectNode asked) {
    List<Formula> filters = new ArrayList<>();
    String view = asked.path("view").asString("");
    if (!view.isEmpty()) {
      String filter = table.view(view).map(View::filter).orElseThrow(() -> noView(view));
      if (!filter.isEmpty()) {
        filters.add(formula(table, filter));
      }
    }
    String own = asked.path("filterByFormula").asString("");
    if (!own.isEmpty()) {
      filters.add(formula(table, own));
    }
    return filters;
  }

  private static Formula formula(Table table, String text) {
    try {
      return FormulaParser.parse(text, name -> table.field(name).isPresent());
    } catch (FormulaException wrong) {
      throw AirtableRefusal.unprocessable(
          "INVALID_FILTER_BY_FORMULA",
          "The formula for filtering records is invalid: " + wrong.getMessage());
    }
  }

  private static List<Sort> sorts(Table table, ObjectNode asked) {
    List<Sort> sorts = new ArrayList<>();
    for (JsonNode sort : asked.path("sort")) {
      String direction = sort.path("direction").asString("asc");
      if (!direction.equals("asc") && !direction.equals("desc")) {
        throw AirtableRefusal.invalid("direction must be asc or desc");
      }
      Field field = RecordShape.field(table, sort.path("field").asString(""));
      sorts.add(new Sort(field, direction.equals("desc")));
    }
    return sorts;
  }

  private static int number(ObjectNode asked, String name, int otherwise, int most) {
    JsonNode value = asked.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    String text = value.asString("");
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw AirtableRefusal.invalid(name + " is out of range");
    }
    return Integer.parseInt(text);
  }

  private static AirtableRefusal noView(String view) {
    return AirtableRefusal.unprocessable("VIEW_NAME_NOT_FOUND", "View " + view + " not found");
  }
}
