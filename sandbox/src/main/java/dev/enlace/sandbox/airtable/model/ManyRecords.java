package dev.enlace.sandbox.airtable.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/** A table that is as long as somebody wants it. */
public final class ManyRecords {
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final Field TITLE =
      new Field(Ids.of("fld", "ManyTitle", 1), "Title", Field.Type.SINGLE_LINE_TEXT, List.of());
  private static final Field NUMBER =
      new Field(Ids.of("fld", "ManyNumber", 1), "Number", Field.Type.NUMBER, List.of());

  private ManyRecords() {}

  /** With a text of a hundred characters or so and a number in each. */
  public static Table table(int records) {
    Table table =
        new Table(
            "tblSandboxMany001",
            "Many",
            List.of(TITLE, NUMBER),
            List.of(new View("viwSandboxMany001", "Grid view", "")));
    for (int i = 1; i <= records; i++) {
      Map<String, JsonNode> cells =
          Map.of(
              TITLE.id(),
              StringNode.valueOf(
                  "Record " + i + " of a long table, " + "as there are some. ".repeat(4)),
              NUMBER.id(),
              IntNode.valueOf(i));
      table.put(new Row(Ids.of("rec", "Many", i), EPOCH.plusSeconds(i), cells));
    }
    return table;
  }
}
