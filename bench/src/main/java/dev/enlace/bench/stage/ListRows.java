package dev.enlace.bench.stage;

/** Statements that fill the tables behind the list of connections. */
final class ListRows {
  private ListRows() {}

  /** Another user beside one that there is. */
  static String user(String beside, String name) {
    return """
    INSERT INTO connections.users (workspace_id, id, issuer, subject)
    SELECT workspace_id, uuidv7(), issuer, '%s' FROM connections.users WHERE subject = '%s'
    """
        .formatted(name, beside);
  }

  /** A query: the id of a user. */
  static String idOf(String name) {
    return "SELECT id FROM connections.users WHERE subject = '%s'".formatted(name);
  }

  /** Copies the one connection that there is, in the order of the copies' numbers. */
  static String copies(Mix mix) {
    return """
    INSERT INTO connections.connections
    SELECT made.* FROM connections.connections c
    CROSS JOIN generate_series(1, %d) n
    CROSS JOIN LATERAL (
      SELECT
        CASE WHEN %s THEN c.owner_id WHEN %s THEN (%s) ELSE (%s) END AS owner_id,
        CASE WHEN %s THEN 'private' ELSE 'restricted' END AS visibility,
        CASE WHEN %s THEN 'active' WHEN %s THEN 'needs_reauth' ELSE 'degraded' END AS state) x
    CROSS JOIN LATERAL jsonb_populate_record(c, jsonb_build_object(
      'id', uuidv7(),
      'label', 'no. ' || n,
      'owner_id', x.owner_id,
      'visibility', x.visibility,
      'state', x.state,
      'state_reason', CASE WHEN x.state <> 'active' THEN 'invalid_grant' END,
      'next_action', CASE WHEN x.state = 'degraded' THEN 'wait' END)) made
    """
        .formatted(
            mix.rows() - 1,
            mix.own(),
            mix.others(),
            idOf("carla"),
            idOf("berta"),
            mix.hidden(),
            mix.active(),
            mix.expired());
  }

  /** Counts the one that was copied among those that are not hidden. */
  static String original() {
    return """
    UPDATE connections.connections SET visibility = 'restricted' WHERE label NOT LIKE 'no. %'
    """;
  }

  /** Lets the user see what others share, by the number that stands in its label. */
  static String grants(Mix mix, String user) {
    return """
    INSERT INTO connections.connection_grants (workspace_id, connection_id, user_id, granted_by)
    SELECT c.workspace_id, c.id, (%s), c.owner_id
    FROM connections.connections c
    CROSS JOIN LATERAL (SELECT substr(c.label, 5)::int AS n) x
    WHERE c.label LIKE 'no. %%' AND %s
    """
        .formatted(idOf(user), mix.shared());
  }

  /** Each was used, and is looked at tomorrow. */
  static String upkeep() {
    return """
    INSERT INTO connections.connection_upkeep (workspace_id, connection_id, look_at, last_used_at)
    SELECT workspace_id, id, now() + interval '1 day', now() FROM connections.connections
    ON CONFLICT DO NOTHING
    """;
  }
}
