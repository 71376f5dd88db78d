package dev.enlace.application.port.out.connection;

import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.principal.Actor;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened and who did it, to be kept with it.
 *
 * @param actor null: the installation itself, which nobody asked
 * @param eventId UUIDv7; the receiver's idempotency key
 * @param detail what else the audit trail has to say, never a secret
 * @param recipients the lists that it sets, to be kept in their history with the connection's new
 *     version; null: it sets none
 */
public record Change(
    UUID eventId,
    ConnectionChange what,
    @Nullable Actor actor,
    Map<String, ?> detail,
    @Nullable RecipientPolicy recipients) {
  public Change {
    detail = Map.copyOf(detail);
  }

  /** One that says all by what it is. */
  public Change(UUID eventId, ConnectionChange what, @Nullable Actor actor) {
    this(eventId, what, actor, Map.of(), null);
  }

  /** The same, which sets those lists, with that detail. */
  public Change setting(RecipientPolicy lists, Map<String, ?> more) {
    return new Change(eventId, what, actor, more, lists);
  }
}
