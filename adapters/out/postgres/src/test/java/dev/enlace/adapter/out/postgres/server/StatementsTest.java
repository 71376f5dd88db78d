package dev.enlace.adapter.out.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.store.Database;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementsTest {
  private static final Pattern STATEMENT =
      Pattern.compile("\\s*(SELECT|INSERT|UPDATE|DELETE)\\b[^$]*", Pattern.DOTALL);

  /**
   * Over all workspaces by their nature: the list of workspaces, an account at a provider, and
   * upkeep that no request waits for: of connections, of the audit trail, of keys, and of what is
   * over.
   */
  private static final Set<String> OVER_ALL_WORKSPACES =
      Set.of(
          "PostgresAuditChain.WAITING",
          "PostgresAuditMonths.ENDINGS",
          "PostgresAuditMonths.REMOVE_STRAYS",
          "PostgresWorkspaces.FIRST_PAGE",
          "PostgresWorkspaces.NEXT_PAGE",
          "ConnectionReads.COUNT_OTHERS",
          "PostgresConnectionUpkeep.DUE",
          "PostgresDataKeys.WRAPPED_BY_OTHERS",
          "PostgresKeyRotations.UNFINISHED",
          "PostgresLeftovers.STRAY_STREAMS",
          "PostgresOutboxStreams.DUE",
          "PostgresRootKeys.IN_USE",
          "PostgresUnconfirmedConnections.DUE",
          "Removals.ATTEMPTS",
          "Removals.ATTEMPTS_END",
          "Removals.DEAD_LETTERS",
          "Removals.DEAD_LETTERS_END",
          "Removals.DELIVERIES",
          "Removals.DELIVERIES_END",
          "Removals.EVENTS",
          "Removals.EVENTS_END",
          "Removals.IDEMPOTENCY_KEYS",
          "Removals.IDEMPOTENCY_KEYS_END",
          "Removals.RATE_LIMITS",
          "Removals.RATE_LIMITS_END",
          "Removals.UNCONFIRMED_ATTEMPTS");

  @Test
  void hold_every_table_to_one_workspace() throws Exception {
    Map<String, String> statements = statements();
    assertThat(statements).hasSizeGreaterThan(30).containsKeys("ConnectionWrites.REMOVE");

    statements.keySet().removeAll(OVER_ALL_WORKSPACES);
    statements.forEach(
        (name, text) -> assertThat(StatementRule.violations(text)).as(name).isEmpty());
  }

  @Test
  void that_go_over_all_workspaces_are_the_ones_that_are_named() throws Exception {
    Map<String, String> statements = statements();

    assertThat(statements).containsKeys(OVER_ALL_WORKSPACES.toArray(String[]::new));
    OVER_ALL_WORKSPACES.forEach(name ->
        assertThat(StatementRule.violations(statements.getOrDefault(name, ""))).isNotEmpty());
  }

  private static Map<String, String> statements() throws Exception {
    Map<String, String> statements = new TreeMap<>();
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
          field.setAccessible(true);
          String text = String.valueOf(field.get(null));
          if (STATEMENT.matcher(text).matches() && text.contains("connections.")) {
            statements.put(type.getSimpleName() + "." + field.getName(), text);
          }
        }
      }
    }
    return statements;
  }

  private static Iterable<Class<?>> classes() throws IOException, URISyntaxException {
    Path root = Path.of(Database.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(root::relativize)
          .map(Path::toString)
          .filter(file -> file.endsWith(".class") && !file.contains("-info"))
          .<Class<?>>map(StatementsTest::load)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(String.join(".", Arrays.asList(file.replace(".class", "").split("/"))));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
