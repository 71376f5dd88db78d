package dev.enlace.adapter.out.postgres.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL carries out a statement of ours, by the generic plan that a replica ends up with.
 */
public final class Plans {
  private static final Pattern NAMED = Pattern.compile("(?<!:):([a-z_]+)");
  private static final String GENERIC = "SET plan_cache_mode = force_generic_plan";
  private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)");

  private Plans() {}

  /** Runs the statement with those values and tells how. */
  public static Plan of(FreshDatabase database, String statement, Map<String, ?> values) {
    List<String> names = new ArrayList<>();
    String prepared = prepared(statement, names);
    String arguments =
        String.join(", ", names.stream().map(name -> "'" + values.get(name) + "'").toList());
    return new Plan(
        database.rows(
            GENERIC,
            "PREPARE tried AS " + prepared,
            "EXECUTE tried (%s)".formatted(arguments),
            "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) EXECUTE tried (%s)"
                .formatted(arguments)));
  }

  /**
   * Runs the statement, leaves nothing of it, and tells how much it read.
   *
   * @param values as SQL: {@code NULL}, {@code now()}, {@code 'text'}
   */
  public static Reading reading(
      FreshDatabase database, String statement, Map<String, String> values) {
    List<String> names = new ArrayList<>();
    String prepared = prepared(statement, names);
    String arguments = String.join(", ", names.stream().map(name -> sql(values, name)).toList());
    List<String> rows =
        database.rows(
            "BEGIN",
            "SET LOCAL session_replication_role = replica",
            GENERIC,
            "PREPARE tried AS " + prepared,
            "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF, FORMAT JSON) EXECUTE tried"
                + (arguments.isEmpty() ? "" : "(" + arguments + ")"));
    return Reading.of(String.join("\n", rows));
  }

  private static String sql(Map<String, String> values, String name) {
    return Objects.requireNonNull(values.get(name), () -> "no value for :" + name);
  }

  private static String prepared(String statement, List<String> names) {
    return NAMED
        .matcher(statement)
        .replaceAll(match -> Matcher.quoteReplacement("$" + number(names, match)));
  }

  private static int number(List<String> names, MatchResult match) {
    String name = match.group(1);
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name) + 1;
  }

  /** The lines of {@code EXPLAIN}. */
  public record Plan(List<String> lines) {
    /** Pages that were read, the whole statement. */
    public long buffers() {
      Matcher total = BUFFERS.matcher(text());
      if (!total.find()) {
        throw new IllegalStateException(text());
      }
      return Long.parseLong(total.group(1));
    }

    /** All lines. */
    public String text() {
      return String.join("\n", lines);
    }
  }
}
