package dev.enlace.adapter.out.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every statement that stands as a constant, on a database where one that reads too much shows. */
class QueryPlansTest {
  /** Any other table than those of the installation, which stay small. */
  private static final Pattern TENANTS =
      Pattern.compile("connections\\.(?!jobs\\b|root_keys\\b|available_connections\\b)");

  /** Rows of a workspace in its great tables, with what is few. */
  private static final long WORKSPACE = 4200;

  private static final long ALL = 24_000;

  /** Rows that one may read whatever it answers, and why. */
  private static final Map<String, Long> MORE =
      Map.ofEntries(
          // Counts what a workspace has: for its figures, and when a rotation begins and ends.
          Map.entry("PostgresStatistics.ENTRIES", WORKSPACE),
          Map.entry("PostgresStatistics.REST", WORKSPACE),
          Map.entry("SealedConnections.COUNT", WORKSPACE),
          Map.entry("SealedConnections.KEYS_IN_USE", WORKSPACE),
          Map.entry("SealedOAuthStates.COUNT", WORKSPACE),
          Map.entry("SealedOAuthStates.KEYS_IN_USE", WORKSPACE),
          // A workspace's destinations, of which there are few.
          Map.entry("PostgresOutboxStreams.DUE_WITHIN", 50L),
          Map.entry("SealedDestinations.COUNT", 50L),
          Map.entry("SealedDestinations.KEYS_IN_USE", 50L),
          Map.entry("SealedDestinations.REPLACE", 50L),
          // A slice of as many.
          Map.entry("Removals.ATTEMPTS_END", 1000L),
          Map.entry("Removals.CALL_BUDGETS_END", 1000L),
          Map.entry("Removals.DEAD_LETTERS_END", 1000L),
          Map.entry("Removals.DELIVERIES_END", 1000L),
          Map.entry("Removals.EVENTS_END", 1000L),
          Map.entry("Removals.IDEMPOTENCY_KEYS_END", 1000L),
          Map.entry("Removals.RATE_LIMITS_END", 1000L),
          Map.entry("Removals.REFRESH_TALLIES_END", 1000L),
          Map.entry("Removals.SESSIONS_END", 1000L),
          // A slice, all of which belongs to events that were put aside.
          Map.entry("Removals.DELIVERIES", 10_000L),
          // All that is due, over all workspaces, by whoever then does it.
          Map.entry("PostgresOutboxStreams.DUE", 4300L),
          // As many of what is due, of however few workspaces.
          Map.entry("DueWorkspaces.EARLIEST", 1000L),
          // All there is: of an inbox that is emptied each second, once a day, or when a replica
          // starts.
          Map.entry("PostgresAuditChain.WAITING", ALL),
          Map.entry("PostgresAuditMonths.REMOVE_STRAYS", ALL),
          Map.entry("PostgresLeftovers.STRAY_STREAMS", 2 * ALL),
          Map.entry("PostgresDataKeys.WRAPPED_BY_OTHERS", ALL),
          Map.entry("PostgresRootKeys.IN_USE", ALL));

  /** Small, for the whole installation. */
  private static final Set<String> SMALL = Set.of("available_connections", "root_keys");

  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.filled();

  @Test
  void read_no_more_than_they_answer_or_change() throws Exception {
    Map<String, String> statements = tried();
    assertThat(statements)
        .hasSizeGreaterThan(90)
        .containsKeys(MORE.keySet().toArray(String[]::new));

    List<String> excesses = new ArrayList<>();
    statements.forEach((name, text) -> {
      Reading reading = reading(name, text);
      if (readsTooMuch(reading, MORE.getOrDefault(name, 0L))) {
        excesses.add(name + ": " + reading);
      }
    });
    assertThat(excesses).isEmpty();
  }

  @Test
  void read_as_much_for_the_deepest_page_as_for_the_first() throws Exception {
    Map<String, String> statements = tried();
    List<String> deeper =
        statements.keySet().stream().filter(name -> name.endsWith(".NEXT_PAGE")).toList();

    assertThat(deeper)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(name -> {
          String first = name.replace("NEXT", "FIRST");
          Reading deepest = reading(name, statements.getOrDefault(name, ""));
          Reading beginning = reading(first, statements.getOrDefault(first, ""));
          assertThat(deepest.result()).isPositive();
          assertThat(deepest.rows()).isLessThanOrEqualTo(beginning.rows());
          assertThat(deepest.pages()).isLessThanOrEqualTo(beginning.pages() * 3 / 2 + 2);
        });
  }

  private static boolean readsTooMuch(Reading reading, long more) {
    return reading.rows() > 5 * reading.result() + 6 + more
        || reading.pages() > 16 * reading.result() + 200 + 2 * more
        || (more < ALL && !SMALL.containsAll(reading.sequential()));
  }

  private static Reading reading(String name, String text) {
    return Plans.reading(DATABASE, text.replace(":most", "50"), SampleValues.of(name));
  }

  private static Map<String, String> tried() throws Exception {
    Map<String, String> statements = new TreeMap<>(Statements.all());
    statements.keySet().removeIf(name -> name.matches("Trail\\..*|.*Test\\..*"));
    statements
        .values()
        .removeIf(text ->
            text.contains("%s")
                || !TENANTS.matcher(text).find()
                || (text.contains("VALUES") && !text.contains("WHERE")));
    return statements;
  }
}
