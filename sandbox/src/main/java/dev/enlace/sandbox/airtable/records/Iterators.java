package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.airtable.model.Ids;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists that are being paged through: each keeps its order, and none is kept for ever. */
final class Iterators {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final Clock clock;
  private final Map<String, Iteration> running = new HashMap<>();
  private int made;

  private record Iteration(String tableId, String query, List<String> rowIds, Instant expires) {}

  Iterators(Clock clock) {
    this.clock = clock;
  }

  /** An offset at the row with that index. */
  String start(String tableId, String query, List<String> rowIds, int index) {
    running.values().removeIf(it -> clock.instant().isAfter(it.expires()));
    String id = Ids.of("itr", "Sandbox", ++made);
    Instant expires = clock.instant().plus(LIFETIME);
    running.put(id, new Iteration(tableId, query, rowIds, expires));
    return at(id, rowIds, index);
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
