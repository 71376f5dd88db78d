package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;

/**
 * The text of a page's statement: one for each combination of filters, since {@code $1 IS NULL OR}
 * would keep the planner from every index. A page costs as many rows as it has, however deep it
 * lies and however much the viewer may not see.
 */
final class PageQuery {
  private static final String PAGE =
      """
      SELECT %s, %s
      FROM (%%s) page
      JOIN connections.connections c ON c.workspace_id = :workspace AND c.id = page.id
      JOIN connections.users u ON u.workspace_id = :workspace AND u.id = c.owner_id
      ORDER BY c.id DESC
      """
          .formatted(ConnectionRow.COLUMNS, ConnectionReads.SHARED);

  private static final String ACTIVE = "active";

  private PageQuery() {}

  static String of(Viewer viewer, Filter filter) {
    String conditions = slug(filter) + state(filter) + before(filter, "c.id");
    String ids =
        viewer.seesAll()
            ? all(conditions)
            : ownAndShared(conditions, before(filter, "g.connection_id"));
    return PAGE.formatted(ids);
  }

  private static String all(String conditions) {
    return """
    SELECT c.id FROM connections.connections c
    WHERE c.workspace_id = :workspace%s
    ORDER BY c.id DESC LIMIT :rows\
    """
        .formatted(conditions);
  }

  /** Two walks down two indexes: an OR would read all that either of them finds. */
  private static String ownAndShared(String conditions, String beforeGrant) {
    return """
    (SELECT c.id FROM connections.connections c
     WHERE c.workspace_id = :workspace AND c.owner_id = :user%1$s
     ORDER BY c.id DESC LIMIT :rows)
    UNION ALL
    (SELECT c.id FROM connections.connection_grants g
     JOIN connections.connections c ON c.workspace_id = :workspace AND c.id = g.connection_id
     WHERE g.workspace_id = :workspace AND g.user_id = :user
       AND c.visibility = 'restricted' AND c.owner_id <> :user%1$s%2$s
     ORDER BY g.connection_id DESC LIMIT :rows)
    ORDER BY id DESC LIMIT :rows\
    """
        .formatted(conditions, beforeGrant);
  }

  private static String slug(Filter filter) {
    return filter.slug() == null ? "" : " AND c.slug = :slug";
  }

  /** The literal lets a generic plan use the partial index of all that is not active. */
  private static String state(Filter filter) {
    if (filter.state() == null) {
      return "";
    }
    return filter.state().equals(ACTIVE)
        ? " AND c.state = :state"
        : " AND c.state = :state AND c.state <> 'active'";
  }

  private static String before(Filter filter, String column) {
    return filter.before() == null ? "" : " AND " + column + " < :before";
  }
}
