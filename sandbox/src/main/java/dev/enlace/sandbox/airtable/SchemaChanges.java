package dev.enlace.sandbox.airtable;

import dev.enlace.sandbox.airtable.model.Base;
import dev.enlace.sandbox.airtable.model.Field;
import dev.enlace.sandbox.airtable.model.Ids;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.model.View;
import dev.enlace.sandbox.airtable.request.AirtableErrors;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import dev.enlace.sandbox.airtable.request.Session;
import dev.enlace.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Tables and fields that are made and renamed, by those who may build the base.
 *
 * @see <a href="https://airtable.com/developers/web/api/create-table">Airtable: create table</a>
 */
final class SchemaChanges {
  private int made;

  Reply createTable(Session session) {
    Base base = builtBase(session);
    JsonNode body = session.body();
    String name = name(body);
    if (base.table(name).isPresent()) {
      throw AirtableRefusal.unprocessable("DUPLICATE_TABLE_NAME", "Table name must be unique");
    }
    List<Field> fields = new ArrayList<>();
    body.path("fields").forEach(field -> fields.add(field(field, fields)));
    if (fields.isEmpty()) {
      throw AirtableRefusal.invalid("at least one field is needed");
    }
    View view = new View(Ids.of("viw", "Made", ++made), "Grid view", "");
    Table table = new Table(Ids.of("tbl", "Made", ++made), name, fields, List.of(view));
    base.add(table);
    return Reply.json(200, Schema.table(table));
  }

  Reply updateTable(Session session) {
    Table table = builtTable(session);
    JsonNode body = session.body();
    if (body.has("name")) {
      table.rename(name(body));
    } else if (!body.has("description")) {
      throw AirtableRefusal.invalid("name or description is needed");
    }
    return Reply.json(200, Schema.table(table));
  }

  Reply createField(Session session) {
    Table table = builtTable(session);
    Field field = field(session.body(), table.fields());
    table.put(field);
    return Reply.json(200, Schema.field(field));
  }

  Reply updateField(Session session) {
    Table table = builtTable(session);
    Field field =
        table
            .field(session.request().variable("field"))
            .orElseThrow(() -> new AirtableRefusal(AirtableErrors.forbiddenOrMissing()));
    JsonNode body = session.body();
    Field renamed = body.has("name") ? field.named(name(body)) : field;
    table.put(renamed);
    return Reply.json(200, Schema.field(renamed));
  }

  private Field field(JsonNode asked, List<Field> others) {
    String name = name(asked);
    if (others.stream().anyMatch(other -> other.name().equals(name))) {
      throw AirtableRefusal.unprocessable(
          "DUPLICATE_OR_EMPTY_FIELD_NAME", "Field name must be unique and not empty");
    }
    Field.Type type =
        Field.Type.of(asked.path("type").asString(""))
            .orElseThrow(() ->
                AirtableRefusal.unprocessable(
                    "UNSUPPORTED_FIELD_TYPE_FOR_CREATE", "Creating this field is not supported"));
    List<String> choices = new ArrayList<>();
    asked.at("/options/choices").forEach(choice -> choices.add(choice.path("name").asString("")));
    return new Field(Ids.of("fld", "Made", ++made), name, type, choices);
  }

  private static String name(JsonNode asked) {
    String name = asked.path("name").asString("").strip();
    if (name.isEmpty()) {
      throw AirtableRefusal.invalid("a name is needed");
    }
    return name;
  }

  private static Base builtBase(Session session) {
    session.needs("schema.bases:write");
    Base base = session.base();
    if (!base.builtBy(session.access().person().key())) {
      throw new AirtableRefusal(AirtableErrors.forbiddenOrMissing());
    }
    return base;
  }

  private static Table builtTable(Session session) {
    builtBase(session);
    return session.table();
  }
}
