package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.model.Ids;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists that are being paged through: each keeps its order, and none is kept for ever. */
final class Iterators {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  /** More are not kept: each holds a whole table's ids. */
  private static final int MOST = 2_000;

  private final Clock clock;

  /** The oldest first: all live equally long. */
  private final Map<String, Iteration> running = new LinkedHashMap<>();

  private int made;

  private record Iteration(String tableId, String query, List<String> rowIds, Instant expires) {}

  Iterators(Clock clock) {
    this.clock = clock;
  }

  /** An offset at the row with that index. */
  String start(String tableId, String query, List<String> rowIds, int index) {
    Instant now = clock.instant();
    makeRoom(now);
    String id = Ids.of("itr", "Sandbox", ++made);
    running.put(id, new Iteration(tableId, query, rowIds, now.plus(LIFETIME)));
    return at(id, rowIds, index);
  }

  private void makeRoom(Instant now) {
    Iterator<Iteration> oldest = running.values().iterator();
    while (oldest.hasNext() && (now.isAfter(oldest.next().expires()) || running.size() >= MOST)) {
      oldest.remove();
    }
  }

  /** What an offset stands for, or Airtable's refusal where it is stale. */
  Position find(String offset, String tableId, String query) {
    String[] parts = offset.split("/", -1);
    Iteration iteration = running.get(parts[0]);
    if (parts.length != 2
        || iteration == null
        || clock.instant().isAfter(iteration.expires())
        || !iteration.tableId().equals(tableId)
        || !iteration.query().equals(query)
        || !iteration.rowIds().contains(parts[1])) {
      throw AirtableRefusal.unprocessable(
          "LIST_RECORDS_ITERATOR_NOT_AVAILABLE", "The iterator is not available any more");
    }
    return new Position(parts[0], iteration.rowIds(), iteration.rowIds().indexOf(parts[1]));
  }

  static String at(String id, List<String> rowIds, int index) {
    return id + "/" + rowIds.get(index);
  }

  /** A place in a list that is being paged through. */
  record Position(String id, List<String> rowIds, int index) {}
}
