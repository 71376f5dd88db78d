package dev.enlace.adapter.out.postgres.audit;

import dev.enlace.application.port.out.audit.AuditFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a page's statement, one for each combination of filters. An event is sealed after it
 * happened, so months that were over before {@code from} are not looked at. Nearly all are sealed
 * within the hour, so those before {@code to} are looked for from an hour after it, and the few
 * that were late in an index of their own.
 */
final class EventsQuery {
  private static final String PAGE =
      """
      SELECT %s FROM connections.audit_events e
      WHERE e.workspace_id = :workspace%%s
      ORDER BY e.sealed_at DESC, e.seq DESC LIMIT :rows
      """
          .formatted(EventRow.SEALED);

  private static final String PAGE_UNTIL =
      """
      SELECT %1$s
      FROM (
        (SELECT %1$s FROM connections.audit_events e
         WHERE e.workspace_id = :workspace%%1$s AND e.sealed_at < :late
         ORDER BY e.sealed_at DESC, e.seq DESC LIMIT :rows)
        UNION ALL
        (SELECT %1$s FROM connections.audit_events e
         WHERE e.workspace_id = :workspace%%1$s
           AND e.sealed_at >= :late AND e.sealed_at - e.at > interval '1 hour'
         ORDER BY e.sealed_at DESC, e.seq DESC LIMIT :rows)) e
      ORDER BY e.sealed_at DESC, e.seq DESC LIMIT :rows
      """
          .formatted(EventRow.SEALED);

  private static final Duration LATE = Duration.ofHours(1);

  private final Map<String, Object> values = new HashMap<>();
  private final StringBuilder conditions = new StringBuilder();

  private EventsQuery() {}

  static EventsQuery of(AuditFilter filter) {
    EventsQuery query = new EventsQuery();
    query.values.put("rows", filter.limit() + 1);
    query.where(" AND e.action = :action", "action", filter.action());
    query.where(" AND e.actor_id = :actor", "actor", filter.actor());
    query.where(" AND e.target_id = :target", "target", filter.target());
    query.where(" AND e.at >= :from AND e.sealed_at >= :from", "from", filter.from());
    query.where(" AND e.at < :to", "to", filter.to());
    Instant to = filter.to();
    if (to != null) {
      query.values.put("late", to.plus(LATE));
    }
    var before = filter.before();
    if (before != null) {
      query.where(" AND e.sealed_at <= :sealed_at", "sealed_at", before.sealedAt());
      query.where(" AND (e.sealed_at, e.seq) < (:sealed_at, :seq)", "seq", before.seq());
    }
    return query;
  }

  String text() {
    return (values.containsKey("late") ? PAGE_UNTIL : PAGE).formatted(conditions);
  }

  Map<String, Object> values() {
    return values;
  }

  private void where(String condition, String name, @Nullable Object value) {
    if (value != null) {
      conditions.append(condition);
      values.put(name, value);
    }
  }
}
