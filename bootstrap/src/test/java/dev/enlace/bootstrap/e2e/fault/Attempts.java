package dev.enlace.bootstrap.e2e.fault;

import dev.enlace.bootstrap.e2e.harness.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the database says of every attempt. */
final class Attempts {
  /** Of an attempt and what came of it, all that has to stand or fall together. */
  private static final String WHOLE =
      """
      s.spent_at IS NOT NULL AND s.outcome = 'completed' AND s.error IS NULL
      AND (SELECT count(*) FROM connections.connections c
           JOIN connections.data_keys k ON k.workspace_id = c.workspace_id AND k.id = c.key_id
           WHERE c.workspace_id = s.workspace_id AND c.id = s.connection_id AND c.state IN ('active', 'degraded')
             AND c.owner_id = s.user_id AND c.account_id IS NOT NULL
             AND c.access_token IS NOT NULL AND c.refresh_token IS NOT NULL) = 1
      AND (SELECT count(*) FROM connections.outbox o
           WHERE o.workspace_id = s.workspace_id AND o.connection_id = s.connection_id
             AND o.seq = 1 AND o.type = 'connection.created') = 1
      AND (SELECT count(*)
           FROM (SELECT workspace_id, target_id, action FROM connections.audit_inbox
                 UNION ALL SELECT workspace_id, target_id, action FROM connections.audit_events) a
           WHERE a.workspace_id = s.workspace_id AND a.target_id = s.connection_id
             AND a.action = 'connection.created') = 1
      """;

  private final Sql sql;

  Attempts(Sql sql) {
    this.sql = sql;
  }

  List<String> all() {
    return ids("true");
  }

  List<String> spent() {
    return ids("s.spent_at IS NOT NULL");
  }

  /** Those whose walk ended between the spending of the state and the saving of the connection. */
  List<String> interrupted() {
    return ids("s.spent_at IS NOT NULL AND s.outcome IS NULL");
  }

  /** The connection of each that has one. */
  Map<String, String> completed() {
    Map<String, String> found = new LinkedHashMap<>();
    sql.texts(
            "SELECT s.id || ' ' || s.connection_id FROM connections.oauth_states s"
                + " WHERE s.outcome = 'completed'")
        .forEach(row -> found.put(row.split(" ")[0], row.split(" ")[1]));
    return found;
  }

  /** Those that are neither unspent, nor spent with no connection, nor completed and whole. */
  List<String> half() {
    return ids(
        """
        NOT coalesce(
          (s.spent_at IS NULL AND s.outcome IS NULL AND s.connection_id IS NULL)
          OR (s.spent_at IS NOT NULL AND s.outcome IS NULL AND s.connection_id IS NULL)
          OR (%s), false)
        """
            .formatted(WHOLE));
  }

  /** Connections, events and audit lines that belong to no completed attempt. */
  List<String> whatNoAttemptAccountsFor() {
    return sql.texts(
        """
        SELECT what FROM (
          SELECT id, 'connection ' || id AS what FROM connections.connections
          UNION ALL SELECT connection_id, 'event ' || id FROM connections.outbox
          UNION ALL SELECT target_id, 'audit line ' || id FROM connections.audit_inbox
            WHERE action LIKE 'connection.%'
          UNION ALL SELECT target_id, 'audit event ' || id FROM connections.audit_events
            WHERE action LIKE 'connection.%') everything
        WHERE id NOT IN (SELECT connection_id FROM connections.oauth_states
                         WHERE outcome = 'completed')
        """);
  }

  private List<String> ids(String condition) {
    return sql.texts(
        "SELECT s.id::text FROM connections.oauth_states s WHERE (" + condition + ") ORDER BY 1");
  }
}
