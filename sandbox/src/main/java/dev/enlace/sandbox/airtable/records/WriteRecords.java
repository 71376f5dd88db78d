package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.model.Ids;
import dev.enlace.sandbox.airtable.model.Row;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.request.AirtableErrors;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import dev.enlace.sandbox.airtable.request.Session;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates, updates and replaces records, at most ten a call, all or none. */
public final class WriteRecords {
  private static final int MAX_RECORDS = 10;

  private final Clock clock;
  private int made;

  public WriteRecords(Clock clock) {
    this.clock = clock;
  }

  public Reply create(Session session) {
    Table table = session.writableTable();
    ObjectNode body = session.body();
    RecordShape shape = shape(table, body);
    if (!body.has("records")) {
      Row row = fresh(cells(table, body, body));
      table.put(row);
      return Reply.json(200, shape.write(row));
    }
    List<Row> rows = new ArrayList<>();
    batch(body).forEach(record -> rows.add(fresh(cells(table, record, body))));
    return written(table, rows, shape, Json.object());
  }

  public Reply change(Session session, boolean replaces) {
    Table table = session.writableTable();
    ObjectNode body = session.body();
    if (body.has("performUpsert")) {
      return upsert(table, body, replaces);
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode record : batch(body)) {
      Row old = existing(table, record.path("id").asString(""));
      rows.add(changed(old, cells(table, record, body), replaces));
    }
    return written(table, rows, shape(table, body), Json.object());
  }

  public Reply changeOne(Session session, boolean replaces) {
    Table table = session.writableTable();
    ObjectNode body = session.body();
    Row old = existing(table, session.request().variable("record"));
    Row row = changed(old, cells(table, body, body), replaces);
    table.put(row);
    return Reply.json(200, shape(table, body).write(row));
  }

  private Reply upsert(Table table, ObjectNode body, boolean replaces) {
    Upsert upsert = Upsert.of(table, body);
    ObjectNode answer = Json.object();
    ArrayNode created = answer.putArray("createdRecords");
    ArrayNode updated = answer.putArray("updatedRecords");
    List<Row> rows = new ArrayList<>();
    for (JsonNode record : batch(body)) {
      Map<String, JsonNode> cells = cells(table, record, body);
      Optional<Row> old =
          record.has("id")
              ? Optional.of(existing(table, record.path("id").asString("")))
              : upsert.match(table, cells);
      Row row = old.map(it -> changed(it, cells, replaces)).orElseGet(() -> fresh(cells));
      (old.isPresent() ? updated : created).add(row.id());
      rows.add(row);
    }
    return written(table, rows, shape(table, body), answer);
  }

  public static Row existing(Table table, String rowId) {
    return table.row(rowId).orElseThrow(() -> new AirtableRefusal(AirtableErrors.notFound()));
  }

  public static void checkBatch(int size) {
    if (size < 1 || size > MAX_RECORDS) {
      throw AirtableRefusal.invalid("1 to 10 records are needed");
    }
  }

  private static JsonNode batch(ObjectNode body) {
    JsonNode records = body.path("records");
    checkBatch(records.isArray() ? records.size() : 0);
    return records;
  }

  private static Map<String, JsonNode> cells(Table table, JsonNode record, ObjectNode body) {
    return CellValues.of(table, record.path("fields"), RecordShape.isTrue(body.path("typecast")));
  }

  private Row fresh(Map<String, JsonNode> cells) {
    return new Row(Ids.of("rec", "New", ++made), clock.instant(), Map.of()).with(cells);
  }

  private static Row changed(Row old, Map<String, JsonNode> cells, boolean replaces) {
    return replaces ? old.replaced(cells) : old.with(cells);
  }

  private static RecordShape shape(Table table, ObjectNode body) {
    ObjectNode asked = Json.object();
    asked.set("returnFieldsByFieldId", body.path("returnFieldsByFieldId").deepCopy());
    return RecordShape.of(table, asked);
  }

  private static Reply written(Table table, List<Row> rows, RecordShape shape, ObjectNode answer) {
    rows.forEach(table::put);
    ArrayNode records = answer.putArray("records");
    rows.forEach(row -> records.add(shape.write(row)));
    return Reply.json(200, answer);
  }
}
