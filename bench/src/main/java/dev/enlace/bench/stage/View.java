package dev.enlace.bench.stage;

import java.util.List;

/**
 * One way to look at the list of connections.
 *
 * @param name short, as figures call it
 * @param who who looks, and at what, for people
 * @param asAdmin whether an administrator looks, who sees all; otherwise a user, who sees what is
 *     theirs and what others share with them
 * @param query without the page's size; {@code CARLA} stands for the id of another user
 * @param size how many a page holds: few enough for two full pages of a hundred connections
 */
public record View(String name, String who, boolean asAdmin, String query, int size) {
  private static final int USUAL = 50;
  private static final int SMALL = 10;

  static final String CARLA = "CARLA";

  /** All that are measured. Each filter lets through one of forty or eighty of many. */
  public static final List<View> ALL =
      List.of(
          admin("admin", "", USUAL),
          admin("admin-private", "&visibility=private", SMALL),
          admin("admin-owner", "&owner=" + CARLA, SMALL),
          admin("admin-active", "&state=active", SMALL),
          admin("admin-reauth", "&state=needs_reauth", SMALL),
          user("user", "", USUAL),
          user("user-private", "&visibility=private", SMALL),
          user("user-owner", "&owner=" + CARLA, SMALL),
          user("user-active", "&state=active", SMALL),
          user("user-reauth", "&state=needs_reauth", SMALL));

  private static View admin(String name, String query, int size) {
    return new View(name, "administrator" + said(query), true, query, size);
  }

  private static View user(String name, String query, int size) {
    return new View(name, "user" + said(query), false, query, size);
  }

  private static String said(String query) {
    return query.isEmpty() ? "" : ", " + query.substring(1).replace(CARLA, "another user");
  }
}
