package dev.enlace.application.usecase.connection;

import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material.Credentials;
import dev.enlace.domain.connection.RecipientPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says for the audit trail which entries of a connection's lists were added and removed, so that it
 * shows who has let the connection write to whom, and since when.
 */
final class RecipientHistory {
  /** Named of one kind of change; a list has a thousand at most. */
  private static final int MOST = 200;

  private RecipientHistory() {}

  /**
   * What to note; nothing where the lists are as they were.
   *
   * @param before null: there was none
   */
  static Map<String, ?> of(@Nullable Connection before, Connection after) {
    RecipientPolicy old = before == null ? RecipientPolicy.OPEN : policy(before);
    RecipientPolicy now = policy(after);
    Map<String, Object> lists = new LinkedHashMap<>();
    put(lists, "allow", difference(old.allow(), now.allow()));
    put(lists, "deny", difference(old.deny(), now.deny()));
    return lists.isEmpty() ? Map.of() : Map.of("recipients", lists);
  }

  private static Map<String, Object> difference(List<String> old, List<String> now) {
    Map<String, Object> difference = new LinkedHashMap<>();
    note(difference, "added", without(now, old));
    note(difference, "removed", without(old, now));
    return difference;
  }

  private static List<String> without(List<String> entries, List<String> others) {
    Set<String> known = Set.copyOf(others);
    return entries.stream().filter(entry -> !known.contains(entry)).toList();
  }

  private static void note(Map<String, Object> difference, String how, List<String> entries) {
    if (!entries.isEmpty()) {
      difference.put(how, entries.stream().limit(MOST).toList());
    }
    if (entries.size() > MOST) {
      difference.put(how + "Count", entries.size());
    }
  }

  private static void put(Map<String, Object> lists, String name, Map<String, Object> difference) {
    if (!difference.isEmpty()) {
      lists.put(name, difference);
    }
  }

  private static RecipientPolicy policy(Connection connection) {
    return connection.material() instanceof Credentials credentials
        ? credentials.recipients()
        : RecipientPolicy.OPEN;
  }
}
