package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.model.Row;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.request.Session;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one record, and deletes some. */
public final class ReadRecord {
  private ReadRecord() {}

  public static Reply get(Session session) {
    Table table = session.readableTable();
    Row row = WriteRecords.existing(table, session.request().variable("record"));
    ObjectNode asked = ListParams.json(session.request().query());
    return Reply.json(200, RecordShape.of(table, asked).write(row));
  }

  public static Reply delete(Session session) {
    Table table = session.writableTable();
    String id = WriteRecords.existing(table, session.request().variable("record")).id();
    table.remove(id);
    return Reply.json(200, deleted(id));
  }

  public static Reply deleteSome(Session session) {
    Table table = session.writableTable();
    List<String> ids =
        session.request().query().all().stream()
            .filter(param -> param.name().matches("records(\\[\\d*])?"))
            .map(param -> WriteRecords.existing(table, param.value()).id())
            .toList();
    WriteRecords.checkBatch(ids.size());
    ids.forEach(table::remove);
    ObjectNode body = Json.object();
    ArrayNode records = body.putArray("records");
    ids.forEach(id -> records.add(deleted(id)));
    return Reply.json(200, body);
  }

  private static ObjectNode deleted(String id) {
    return Json.object().put("id", id).put("deleted", true);
  }
}
