package dev.enlace.application.usecase.connection;

import dev.enlace.application.port.out.connection.Change;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.RecipientPolicy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes on a change that it sets whom a connection may write to. The lists go into their history,
 * which ends with the connection; the audit trail, from which nothing can be taken away, says how
 * many entries came and went, and names nobody.
 */
public final class RecipientChanges {
  private RecipientChanges() {}

  /**
   * The same change, and what it does to the lists; as it is where they stay as they were.
   *
   * @param before null: there was none
   */
  public static Change noted(Change change, @Nullable Connection before, Connection after) {
    RecipientPolicy old = before == null ? RecipientPolicy.OPEN : before.material().recipients();
    RecipientPolicy now = after.material().recipients();
    Map<String, Object> lists = new LinkedHashMap<>();
    put(lists, "allow", difference(old.allow(), now.allow()));
    put(lists, "deny", difference(old.deny(), now.deny()));
    return lists.isEmpty() ? change : change.setting(now, Map.of("recipients", lists));
  }

  private static Map<String, Object> difference(List<String> old, List<String> now) {
    Map<String, Object> difference = new LinkedHashMap<>();
    put(difference, "added", without(now, old));
    put(difference, "removed", without(old, now));
    return difference;
  }

  private static int without(List<String> entries, List<String> others) {
    Set<String> rest = new HashSet<>(entries);
    others.forEach(rest::remove);
    return rest.size();
  }

  private static void put(Map<String, Object> difference, String how, int entries) {
    if (entries > 0) {
      difference.put(how, entries);
    }
  }

  private static void put(Map<String, Object> lists, String name, Map<String, Object> difference) {
    if (!difference.isEmpty()) {
      lists.put(name, difference);
    }
  }
}
