package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.formula.Formula;
import dev.enlace.sandbox.airtable.model.Field;
import dev.enlace.sandbox.airtable.model.Row;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.request.Session;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Lists records, page by page. */
public final class ListRecords {
  private final Iterators iterators;

  public ListRecords(Clock clock) {
    this.iterators = new Iterators(clock);
  }

  public Reply get(Session session) {
    return list(session.readableTable(), ListParams.json(session.request().query()));
  }

  /** Two parameters are read from the query here too, and not from the body. */
  public Reply post(Session session) {
    Table table = session.readableTable();
    ObjectNode asked = session.request().text().isEmpty() ? Json.object() : session.body();
    ObjectNode query = ListParams.json(session.request().query());
    for (String name : List.of("timeZone", "userLocale")) {
      asked.remove(name);
      if (query.has(name)) {
        asked.set(name, query.get(name));
      }
    }
    return list(table, asked);
  }

  private Reply list(Table table, ObjectNode asked) {
    ListQuery query = ListQuery.of(table, asked);
    if (query.offset().isPresent()) {
      Iterators.Position position =
          iterators.find(query.offset().get(), table.id(), query.fingerprint());
      return page(table, query, position.rowIds(), position.index(), position.id());
    }
    List<String> ids =
        table.rows().stream()
            .filter(row -> query.filters().stream().allMatch(it -> fits(it, table, row)))
            .sorted(order(query.sorts()))
            .limit(query.maxRecords())
            .map(Row::id)
            .toList();
    return page(table, query, ids, 0, "");
  }

  private Reply page(Table table, ListQuery query, List<String> ids, int from, String iterator) {
    int to = Math.min(ids.size(), from + query.pageSize());
    ObjectNode body = Json.object();
    var records = body.putArray("records");
    ids.subList(from, to)
        .forEach(id -> table.row(id).map(query.shape()::write).ifPresent(records::add));
    if (to < ids.size()) {
      body.put(
          "offset",
          iterator.isEmpty()
              ? iterators.start(table.id(), query.fingerprint(), ids, to)
              : Iterators.at(iterator, ids, to));
    }
    return Reply.json(200, body);
  }

  private static boolean fits(Formula formula, Table table, Row row) {
    return formula.holds(cells(table, row));
  }

  private static Function<String, JsonNode> cells(Table table, Row row) {
    return name -> {
      if (name.equals("RECORD_ID()")) {
        return StringNode.valueOf(row.id());
      }
      return table
          .field(name)
          .map(field -> row.cells().get(field.id()))
          .orElse(MissingNode.getInstance());
    };
  }

  private static Comparator<Row> order(List<ListQuery.Sort> sorts) {
    Comparator<Row> order = (_, _) -> 0;
    for (ListQuery.Sort sort : sorts) {
      Comparator<Row> next = (one, other) -> compare(sort.field(), one, other);
      order = order.thenComparing(sort.descending() ? next.reversed() : next);
    }
    return order;
  }

  /** Empty cells come first. */
  private static int compare(Field field, Row one, Row other) {
    JsonNode left = one.cells().get(field.id());
    JsonNode right = other.cells().get(field.id());
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return left.isNumber() && right.isNumber()
        ? Double.compare(left.asDouble(), right.asDouble())
        : left.asString(left.toString()).compareTo(right.asString(right.toString()));
  }
}
