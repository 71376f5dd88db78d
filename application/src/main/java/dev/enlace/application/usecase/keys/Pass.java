package dev.enlace.application.usecase.keys;

import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.application.port.out.upkeep.Jobs.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One walk over all rows that are not under the new keys yet.
 *
 * @param table where it is; empty: before the first
 * @param after the row that was looked at last
 * @param proving whether it began when no replica sealed with an older key any more
 * @param found rows under older keys
 * @param unreadable those of them that no key opens
 */
record Pass(int number, boolean proving, String table, UUID after, long found, long unreadable) {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  static Pass of(Standing standing) {
    Map<String, String> cursor = standing.cursor();
    return new Pass(
        Integer.parseInt(cursor.getOrDefault("pass", "1")),
        Boolean.parseBoolean(cursor.get("proving")),
        cursor.getOrDefault("table", ""),
        UUID.fromString(cursor.getOrDefault("after", BEFORE_ALL.toString())),
        standing.progress().getOrDefault("found", 0L),
        standing.progress().getOrDefault("unreadable", 0L));
  }

  Standing standing() {
    Map<String, String> cursor = new HashMap<>();
    cursor.put("pass", String.valueOf(number));
    cursor.put("proving", String.valueOf(proving));
    cursor.put("table", table);
    cursor.put("after", after.toString());
    return new Standing(cursor, Map.of("found", found, "unreadable", unreadable));
  }

  Pass in(String next) {
    return new Pass(number, proving, next, BEFORE_ALL, found, unreadable);
  }

  Pass past(List<Row> read, int opened) {
    return new Pass(
        number,
        proving,
        table,
        read.getLast().id(),
        found + read.size(),
        unreadable + read.size() - opened);
  }

  Pass next(boolean settled) {
    return new Pass(number + 1, settled, "", BEFORE_ALL, 0, 0);
  }

  /** Whether it has shown that there is nothing more to do. */
  boolean proves() {
    return proving && found == unreadable;
  }
}
