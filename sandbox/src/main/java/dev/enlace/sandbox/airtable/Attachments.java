package dev.enlace.sandbox.airtable;

import dev.enlace.sandbox.airtable.model.Field;
import dev.enlace.sandbox.airtable.model.Ids;
import dev.enlace.sandbox.airtable.model.Row;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.request.AirtableErrors;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import dev.enlace.sandbox.airtable.request.Session;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of at most 5 MB that are put into a cell, in base64.
 *
 * @see <a href="https://airtable.com/developers/web/api/upload-attachment">Airtable: upload
 *     attachment</a>
 */
final class Attachments {
  private static final int LARGEST = 5 * 1024 * 1024;

  private int made;

  Reply upload(Session session) {
    session.needs("data.records:write");
    if (!session.base().writtenBy(session.access().person().key())) {
      throw new AirtableRefusal(AirtableErrors.forbiddenOrMissing());
    }
    String record = session.request().variable("record");
    Table table =
        session.base().tables().stream()
            .filter(each -> each.row(record).isPresent())
            .findFirst()
            .orElseThrow(() -> new AirtableRefusal(AirtableErrors.notFound()));
    Row row = table.row(record).orElseThrow();
    Field field =
        table
            .field(session.request().variable("field"))
            .filter(each -> each.type() == Field.Type.MULTIPLE_ATTACHMENTS)
            .orElseThrow(() -> AirtableRefusal.invalid("no field for attachments"));
    ArrayNode files = Json.array();
    JsonNode before = row.cells().get(field.id());
    if (before != null) {
      before.forEach(files::add);
    }
    files.add(file(session.body()));
    Row changed = row.with(Map.of(field.id(), files));
    table.put(changed);
    ObjectNode body =
        Json.object().put("id", row.id()).put("createdTime", row.created().toString());
    body.putObject("fields").set(field.id(), files);
    return Reply.json(200, body);
  }

  private ObjectNode file(JsonNode asked) {
    String name = asked.path("filename").asString("");
    String type = asked.path("contentType").asString("");
    byte[] content = content(asked.path("file").asString(""));
    if (name.isEmpty() || !type.matches("[\\w.+-]+/[\\w.+-]+")) {
      throw AirtableRefusal.invalid("filename and contentType are needed");
    }
    if (content.length > LARGEST) {
      throw new AirtableRefusal(
          AirtableErrors.typed(413, "REQUEST_TOO_LARGE", "The file is larger than 5 MB"));
    }
    String id = Ids.of("att", "Sandbox", ++made);
    return Json.object()
        .put("id", id)
        .put("filename", name)
        .put("type", type)
        .put("size", content.length)
        .put("url", "https://v5.airtableusercontent.com/" + id);
  }

  private static byte[] content(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw AirtableRefusal.invalid("file must be base64");
    }
  }
}
