package dev.enlace.domain.connection;

import dev.enlace.domain.principal.ApiKeyId;
import java.util.Comparator;
import java.util.List;

/**
 * Whom a restricted connection is shared with, besides its owner; each may use it.
 *
 * @param users subjects of users that applications name
 * @param keys API keys, whose service users are meant
 */
public record Shares(List<String> users, List<ApiKeyId> keys) {
  /** Most users and most keys. */
  public static final int MAX = 1000;

  /** Nobody. */
  public static final Shares NONE = new Shares(List.of(), List.of());

  public Shares {
    users = users.stream().distinct().toList();
    keys = keys.stream().distinct().toList();
  }

  /** The same in the one order that does not depend on who asks where. */
  public Shares sorted() {
    return new Shares(
        users.stream().sorted().toList(),
        keys.stream().sorted(Comparator.comparing(ApiKeyId::toString)).toList());
  }
}
