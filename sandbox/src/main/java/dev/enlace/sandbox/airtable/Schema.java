package dev.enlace.sandbox.airtable;

import dev.enlace.sandbox.airtable.model.Base;
import dev.enlace.sandbox.airtable.model.Field;
import dev.enlace.sandbox.airtable.model.Ids;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.model.View;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import dev.enlace.sandbox.airtable.request.Session;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The meta API: which bases there are, and what is in them. */
final class Schema {
  /** Airtable's pages hold 1,000; these are small so that a client has to follow the offset. */
  private static final int BASES_A_PAGE = 2;

  private Schema() {}

  static Reply bases(Session session) {
    session.needs("schema.bases:read");
    String person = session.access().person().key();
    List<Base> seen = session.bases().stream().filter(base -> base.seenBy(person)).toList();
    int from = from(session, seen);
    int to = Math.min(seen.size(), from + BASES_A_PAGE);
    ObjectNode body = Json.object();
    ArrayNode bases = body.putArray("bases");
    for (Base base : seen.subList(from, to)) {
      bases
          .addObject()
          .put("id", base.id())
          .put("name", base.name())
          .put("permissionLevel", base.permissions().get(person));
    }
    if (to < seen.size()) {
      body.put("offset", "itr/" + seen.get(to).id());
    }
    return Reply.json(200, body);
  }

  static Reply tables(Session session) {
    session.needs("schema.bases:read");
    ObjectNode body = Json.object();
    ArrayNode tables = body.putArray("tables");
    boolean visible = session.request().query().values("include[]").contains("visibleFieldIds");
    for (Table table : session.base().tables()) {
      ObjectNode written = table(table);
      if (visible) {
        written.withArray("views").forEach(view -> show(view.asObject(), table));
      }
      tables.add(written);
    }
    return Reply.json(200, body);
  }

  private static void show(ObjectNode view, Table table) {
    ArrayNode fields = view.putArray("visibleFieldIds");
    table.fields().forEach(field -> fields.add(field.id()));
  }

  private static int from(Session session, List<Base> seen) {
    String offset = session.request().query().get("offset").orElse("");
    for (int i = 0; i < seen.size(); i++) {
      if (offset.equals("itr/" + seen.get(i).id())) {
        return i;
      }
    }
    if (!offset.isEmpty()) {
      throw AirtableRefusal.invalid("offset is not valid");
    }
    return 0;
  }

  static ObjectNode table(Table table) {
    ObjectNode written =
        Json.object()
            .put("id", table.id())
            .put("name", table.name())
            .put("primaryFieldId", table.fields().getFirst().id());
    ArrayNode fields = written.putArray("fields");
    table.fields().forEach(field -> fields.add(field(field)));
    ArrayNode views = written.putArray("views");
    for (View view : table.views()) {
      views.addObject().put("id", view.id()).put("name", view.name()).put("type", "grid");
    }
    return written;
  }

  static ObjectNode field(Field field) {
    ObjectNode written =
        Json.object()
            .put("id", field.id())
            .put("name", field.name())
            .put("type", field.type().wireName());
    switch (field.type()) {
      case SINGLE_SELECT, MULTIPLE_SELECTS -> {
        ArrayNode choices = written.putObject("options").putArray("choices");
        for (String choice : field.choices()) {
          String id = Ids.of("sel", "Choice", choices.size() + 1);
          choices.addObject().put("id", id).put("name", choice);
        }
      }
      case NUMBER -> written.putObject("options").put("precision", 0);
      case CHECKBOX ->
          written.putObject("options").put("icon", "check").put("color", "greenBright");
      case MULTIPLE_ATTACHMENTS -> written.putObject("options").put("isReversed", false);
      case SINGLE_LINE_TEXT, MULTILINE_TEXT, EMAIL, DATE, MULTIPLE_RECORD_LINKS -> {}
    }
    return written;
  }
}
