package dev.enlace.adapter.out.postgres.server;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a statement read.
 *
 * @param result rows that it answered or changed
 * @param scans of tables, each with the rows that it looked at
 * @param pages of tables and indexes
 * @param text the whole plan
 */
public record Reading(long result, List<Scan> scans, long pages, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How one table was gone through. */
  public record Scan(String how, String table, long rows) {}

  static Reading of(String explained) {
    JsonNode plan = JSON.readTree(explained).get(0).get("Plan");
    List<Scan> scans = new ArrayList<>();
    collect(plan, scans);
    long pages = number(plan, "Shared Hit Blocks") + number(plan, "Shared Read Blocks");
    return new Reading(result(plan), List.copyOf(scans), pages, explained);
  }

  @Override
  public String toString() {
    return "%d rows, %d pages, %s for %d".formatted(rows(), pages, scans, result);
  }

  /** Rows that it looked at, those that it found to be others' as well. */
  public long rows() {
    return scans.stream().mapToLong(Scan::rows).sum();
  }

  /** Tables that were gone through from end to end. */
  public List<String> sequential() {
    return scans.stream().filter(scan -> scan.how().equals("Seq Scan")).map(Scan::table).toList();
  }

  private static long result(JsonNode plan) {
    boolean changes = plan.path("Node Type").asString().equals("ModifyTable");
    return changes ? result(plan.get("Plans").get(0)) : number(plan, "Actual Rows");
  }

  private static void collect(JsonNode node, List<Scan> scans) {
    JsonNode table = node.get("Relation Name");
    String how = node.path("Node Type").asString();
    if (table != null && how.endsWith("Scan")) {
      double looked =
          node.path("Actual Rows").asDouble()
              + node.path("Rows Removed by Filter").asDouble()
              + node.path("Rows Removed by Index Recheck").asDouble();
      long loops = number(node, "Actual Loops");
      scans.add(new Scan(how, table.asString(), Math.round(looked * loops)));
    }
    node.path("Plans").forEach(child -> collect(child, scans));
  }

  private static long number(JsonNode node, String name) {
    return Math.round(node.path(name).asDouble());
  }
}
