package dev.enlace.sandbox.airtable.model;

import dev.enlace.sandbox.http.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/**
 * The bases that every sandbox starts with: contacts that need three pages, tasks that need twelve,
 * an empty table, a name that needs encoding, and bases that only one person sees.
 */
public final class SampleData {
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> GIVEN =
      List.of("Ada", "Berta", "Carlos", "Diego", "Elena", "Farid", "Gudrun", "Hana", "Íñigo", "Jo");
  private static final List<String> STATUS = List.of("Lead", "Customer", "Lost");
  private static final List<String> TAGS = List.of("newsletter", "fair", "partner");

  private SampleData() {}

  /** Fresh copies, so that no sandbox sees another's changes. */
  public static List<Base> bases() {
    return List.of(
        new Base(
            "appSandboxCRM0001",
            "Customers",
            Map.of("ana", "create", "bob", "read"),
            List.of(contacts(), companies())),
        new Base(
            "appSandboxPrj0001",
            "Projects",
            Map.of("ana", "create", "bob", "edit"),
            List.of(tasks())),
        new Base(
            "appSandboxAna0001", "Ana's own", Map.of("ana", "create"), List.of(empty(), odd())));
  }

  private static Table contacts() {
    Table table =
        new Table(
            "tblSandboxCont001",
            "Contacts",
            List.of(
                field("ContName", "Name", Field.Type.SINGLE_LINE_TEXT),
                field("ContMail", "Email", Field.Type.EMAIL),
                field("ContAge", "Age", Field.Type.NUMBER),
                select("ContStatus", "Status", Field.Type.SINGLE_SELECT, STATUS),
                select("ContTags", "Tags", Field.Type.MULTIPLE_SELECTS, TAGS),
                field("ContVip", "VIP", Field.Type.CHECKBOX),
                field("ContNotes", "Notes", Field.Type.MULTILINE_TEXT),
                field("ContSince", "Since", Field.Type.DATE),
                field("ContComp", "Company", Field.Type.MULTIPLE_RECORD_LINKS)),
            List.of(
                new View("viwSandboxCont001", "All contacts", ""),
                new View("viwSandboxCont002", "Customers only", "{Status} = 'Customer'")));
    for (int i = 1; i <= 250; i++) {
      table.put(row("Cont", i, contact(i)));
    }
    return table;
  }

  private static Map<String, JsonNode> contact(int i) {
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    cells.put(fieldId("ContName"), text(GIVEN.get(i % GIVEN.size()) + " Contact " + i));
    cells.put(fieldId("ContMail"), text("contact" + i + "@example.com"));
    cells.put(fieldId("ContAge"), IntNode.valueOf(18 + i % 60));
    cells.put(fieldId("ContStatus"), text(STATUS.get(i % STATUS.size())));
    cells.put(fieldId("ContSince"), text(LocalDate.of(2020, 1, 1).plusDays(i).toString()));
    cells.put(fieldId("ContComp"), Json.tree(List.of(Ids.of("rec", "Comp", 1 + i % 40))));
    if (i % 2 == 0) {
      cells.put(fieldId("ContTags"), Json.tree(TAGS.subList(0, 1 + i % TAGS.size())));
    }
    if (i % 5 == 0) {
      cells.put(fieldId("ContVip"), BooleanNode.TRUE);
    }
    if (i % 7 == 0) {
      cells.put(fieldId("ContNotes"), text("Met at fair " + i + ".\nSaid \"call me\"; ñ, 漢字, 🎉."));
    }
    return cells;
  }

  private static Table companies() {
    Table table =
        new Table(
            "tblSandboxComp001",
            "Companies",
            List.of(
                field("CompName", "Name", Field.Type.SINGLE_LINE_TEXT),
                field("CompStaff", "Employees", Field.Type.NUMBER),
                field("CompFiles", "Files", Field.Type.MULTIPLE_ATTACHMENTS)),
            List.of(new View("viwSandboxComp001", "Grid view", "")));
    for (int i = 1; i <= 40; i++) {
      table.put(
          row(
              "Comp",
              i,
              Map.of(
                  fieldId("CompName"), text("Company " + i),
                  fieldId("CompStaff"), IntNode.valueOf(i * i))));
    }
    return table;
  }

  private static Table tasks() {
    Table table =
        new Table(
            "tblSandboxTask001",
            "Tasks",
            List.of(
                field("TaskTitle", "Title", Field.Type.SINGLE_LINE_TEXT),
                field("TaskDone", "Done", Field.Type.CHECKBOX),
                field("TaskEffort", "Effort", Field.Type.NUMBER)),
            List.of(new View("viwSandboxTask001", "Grid view", "")));
    for (int i = 1; i <= 1200; i++) {
      table.put(
          row(
              "Task",
              i,
              Map.of(
                  fieldId("TaskTitle"), text("Task " + i),
                  fieldId("TaskEffort"), IntNode.valueOf(i % 13))));
    }
    return table;
  }

  private static Table empty() {
    return new Table(
        "tblSandboxEmpt001",
        "Empty",
        List.of(field("EmptName", "Name", Field.Type.SINGLE_LINE_TEXT)),
        List.of(new View("viwSandboxEmpt001", "Grid view", "")));
  }

  private static Table odd() {
    Table table =
        new Table(
            "tblSandboxOdd0001",
            "Año / días #1?",
            List.of(field("OddName", "¿Qué & cómo?", Field.Type.SINGLE_LINE_TEXT)),
            List.of(new View("viwSandboxOdd0001", "Grid view", "")));
    table.put(row("Odd", 1, Map.of(fieldId("OddName"), text("50 % + ñ"))));
    return table;
  }

  private static Row row(String word, int number, Map<String, JsonNode> cells) {
    return new Row(Ids.of("rec", word, number), EPOCH.plusSeconds(number * 60L), cells);
  }

  private static Field field(String word, String name, Field.Type type) {
    return select(word, name, type, List.of());
  }

  private static Field select(String word, String name, Field.Type type, List<String> choices) {
    return new Field(fieldId(word), name, type, choices);
  }

  private static String fieldId(String word) {
    return Ids.of("fld", word, 1);
  }

  private static JsonNode text(String text) {
    return StringNode.valueOf(text);
  }
}
