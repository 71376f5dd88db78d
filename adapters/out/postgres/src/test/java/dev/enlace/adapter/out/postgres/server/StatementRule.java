package dev.enlace.adapter.out.postgres.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every table of a tenant that a statement names is held to one workspace: so no mistake elsewhere
 * shows one tenant another's rows, and a database that is spread by workspace asks one shard.
 */
public final class StatementRule {
  private static final Set<String> INSTANCE_WIDE =
      Set.of("available_connections", "root_keys", "jobs", "call_budgets");
  private static final Pattern TABLE =
      Pattern.compile("(INTO\\s+)?connections\\.(\\w+)\\s*(?:AS\\s+)?(\\w+)?\\s*(\\([^)]*\\))?");

  private StatementRule() {}

  /** What the statement leaves open, by table; empty where it follows the rule. */
  public static List<String> violations(String statement) {
    List<String> violations = new ArrayList<>();
    Matcher tables = TABLE.matcher(statement);
    while (tables.find()) {
      boolean held = tables.group(1) == null ? isHeld(tables, statement) : beginsWith(tables);
      if (!held && !INSTANCE_WIDE.contains(tables.group(2))) {
        violations.add(tables.group(2));
      }
    }
    return violations;
  }

  private static boolean isHeld(Matcher table, String statement) {
    String alias = table.group(3);
    return alias != null && statement.contains(alias + ".workspace_id = :workspace");
  }

  private static boolean beginsWith(Matcher table) {
    String columns = table.group(4);
    return columns != null && columns.startsWith("(workspace_id,");
  }
}
