package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.connection.Visibility;

/**
 * The text of a page's statement: one for each combination of filters, since {@code $1 IS NULL OR}
 * would keep the planner from every index. A page costs as many rows as it has, however deep it
 * lies and however much the viewer may not see; only a filter over what others share walks down the
 * viewer's grants until it has found enough.
 */
final class PageQuery {
  private static final String PAGE =
      """
      SELECT %s, %s, %s
      FROM (%%s) c
      JOIN connections.users u ON u.workspace_id = :workspace AND u.id = c.owner_id
      ORDER BY c.id DESC LIMIT :rows
      """
          .formatted(ConnectionRow.COLUMNS, ConnectionReads.SHARED, ConnectionReads.LAST_USED);

  private static final String ACTIVE = "active";
  private static final int SMALL_LIMIT = 10;
  private static final int USUAL_LIMIT = 50;
  private static final int GREATEST_LIMIT = 500;

  private PageQuery() {}

  static String of(Viewer viewer, Filter filter) {
    String conditions =
        slug(filter) + state(filter) + owner(filter) + visibility(filter) + before(filter, "c.id");
    int rows = atMost(filter) + 1;
    String page =
        viewer.seesAll() ? all(conditions, rows) : ownAndShared(viewer, filter, conditions, rows);
    return PAGE.formatted(page);
  }

  private static String all(String conditions, int rows) {
    return """
    SELECT c.* FROM connections.connections c
    WHERE c.workspace_id = :workspace%s
    ORDER BY c.id DESC LIMIT %d\
    """
        .formatted(conditions, rows);
  }

  /**
   * Two walks down two indexes, since an OR would read all that either of them finds. One alone
   * where the other cannot find anything, and would look through everything for it.
   */
  private static String ownAndShared(Viewer viewer, Filter filter, String conditions, int rows) {
    boolean anybodys = filter.owner() == null;
    boolean own = anybodys || viewer.user().equals(filter.owner());
    boolean shared = filter.visibility() != Visibility.PRIVATE && (anybodys || !own);
    if (!shared) {
      return own(conditions, rows);
    }
    String fromOthers = shared(conditions, before(filter, "g.connection_id"), rows);
    return own
        ? "(%s)%nUNION ALL%n(%s)%nORDER BY id DESC LIMIT %d"
            .formatted(own(conditions, rows), fromOthers, rows)
        : fromOthers;
  }

  private static String own(String conditions, int rows) {
    return """
    SELECT c.* FROM connections.connections c
    WHERE c.workspace_id = :workspace AND c.owner_id = :user%s
    ORDER BY c.id DESC LIMIT %d\
    """
        .formatted(conditions, rows);
  }

  private static String shared(String conditions, String beforeGrant, int rows) {
    return """
    SELECT c.* FROM connections.connection_grants g
    JOIN connections.connections c ON c.workspace_id = :workspace AND c.id = g.connection_id
    WHERE g.workspace_id = :workspace AND g.user_id = :user
      AND c.visibility = 'restricted' AND c.owner_id <> :user%s%s
    ORDER BY g.connection_id DESC LIMIT %d\
    """
        .formatted(conditions, beforeGrant, rows);
  }

  /**
   * A number of few values that stands in the text: for a limit that is bound a generic plan
   * expects a tenth of the table, and then reads all of it.
   */
  private static int atMost(Filter filter) {
    if (filter.limit() > GREATEST_LIMIT) {
      throw new IllegalArgumentException("at most " + GREATEST_LIMIT);
    }
    if (filter.limit() <= SMALL_LIMIT) {
      return SMALL_LIMIT;
    }
    return filter.limit() <= USUAL_LIMIT ? USUAL_LIMIT : GREATEST_LIMIT;
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

  private static String owner(Filter filter) {
    return filter.owner() == null ? "" : " AND c.owner_id = :owner";
  }

  /** A literal, too, for the partial index of what is restricted. */
  private static String visibility(Filter filter) {
    return switch (filter.visibility()) {
      case null -> "";
      case PRIVATE -> " AND c.visibility = 'private'";
      case RESTRICTED -> " AND c.visibility = 'restricted'";
    };
  }

  private static String before(Filter filter, String column) {
    return filter.before() == null ? "" : " AND " + column + " < :before";
  }
}
