package dev.enlace.adapter.out.postgres.journal;

import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who did what. Lines are written as part of the caller's transaction, and never a secret. */
public final class AuditTrail {
  private static final String NOTE =
      """
      INSERT INTO connections.audit_inbox
        (workspace_id, id, action, actor_kind, actor_id, target_id, origin, request_id, detail)
      VALUES
        (:workspace, :id, :action, :actor_kind, :actor, :target, :origin, :request, :detail)
      """;

  private static final int LONGEST_REQUEST_ID = 64;

  private final Database database;
  private final TimeOrderedIds ids;

  /** In that database, each line with an id from there. */
  public AuditTrail(Database database, TimeOrderedIds ids) {
    this.database = database;
    this.ids = ids;
  }

  /**
   * Notes what was done.
   *
   * @param actor null: the installation itself, at its start
   * @param detail what else is worth knowing
   */
  public Mono<Void> note(
      WorkspaceId workspace,
      String action,
      @Nullable Actor actor,
      UUID target,
      Map<String, ?> detail) {
    return database
        .sql(NOTE)
        .bind("workspace", workspace.value())
        .bind("id", ids.next())
        .bind("action", action)
        .bind("actor_kind", kind(actor))
        .bind("actor", Values.orNull(UUID.class, actor == null ? null : actor.user().id().value()))
        .bind("target", target)
        .bind("origin", Values.orNull(InetAddress.class, address(actor)))
        .bind("request", Values.orNull(String.class, requestId(actor)))
        .bind("detail", JsonText.of(withKey(actor, detail)))
        .then();
  }

  static String kind(@Nullable Actor actor) {
    return actor == null ? "system" : People.kind(actor.user());
  }

  static Map<String, Object> withKey(@Nullable Actor actor, Map<String, ?> detail) {
    Map<String, Object> all = new LinkedHashMap<>(detail);
    ApiKeyId key = actor == null ? null : actor.key();
    if (key != null) {
      all.put("key", key.toString());
    }
    return all;
  }

  static @Nullable String requestId(@Nullable Actor actor) {
    String id = actor == null ? null : actor.origin().requestId();
    return id == null || id.length() <= LONGEST_REQUEST_ID
        ? id
        : id.substring(0, LONGEST_REQUEST_ID);
  }

  /** The address without an IPv6 zone, which means nothing elsewhere; null where it is none. */
  static @Nullable InetAddress address(@Nullable Actor actor) {
    String text = actor == null ? null : actor.origin().address();
    if (text == null) {
      return null;
    }
    int zone = text.indexOf('%');
    try {
      return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
