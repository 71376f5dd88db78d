package dev.enlace.adapter.out.postgres.people;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Makes users' rows. A user's id follows from the name, so nobody has to be registered before: the
 * write that first refers to somebody makes the row.
 */
public final class People {
  private static final String ADD =
      """
      INSERT INTO connections.users (workspace_id, id, kind, issuer, subject)
      VALUES (:workspace, :id, :kind, :issuer, :subject)
      ON CONFLICT DO NOTHING
      """;

  private static final String ADD_ALL =
      """
      INSERT INTO connections.users (workspace_id, id, kind, issuer, subject)
      SELECT :workspace, u.id, u.kind, u.issuer, u.subject
      FROM unnest(:ids::uuid[], :kinds::text[], :issuers::text[], :subjects::text[]) AS u (id, kind, issuer, subject)
      ON CONFLICT DO NOTHING
      """;

  private final Database database;

  /** In that database. */
  public People(Database database) {
    this.database = database;
  }

  /** Makes the row if there is none, as part of the caller's transaction. */
  public Mono<Void> ensure(WorkspaceId workspace, User user) {
    return database
        .sql(ADD)
        .bind("workspace", workspace.value())
        .bind("id", user.id().value())
        .bind("kind", kind(user))
        .bind("issuer", user.issuer())
        .bind("subject", user.subject())
        .then();
  }

  /** Makes the rows that there are not, always in the same order, so that no two writers lock. */
  public Mono<Void> ensure(WorkspaceId workspace, List<User> users) {
    List<User> ordered =
        users.stream().sorted(Comparator.comparing(user -> user.id().value())).toList();
    return database
        .sql(ADD_ALL)
        .bind("workspace", workspace.value())
        .bind("ids", ordered.stream().map(user -> user.id().value()).toArray(UUID[]::new))
        .bind("kinds", ordered.stream().map(People::kind).toArray(String[]::new))
        .bind("issuers", ordered.stream().map(User::issuer).toArray(String[]::new))
        .bind("subjects", ordered.stream().map(User::subject).toArray(String[]::new))
        .then();
  }

  /** What a user is: the service behind API keys, or a person. */
  public static String kind(User user) {
    return user.issuer().equals(User.KEY) ? "service" : "person";
  }
}
