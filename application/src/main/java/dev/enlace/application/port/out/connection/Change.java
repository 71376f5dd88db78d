package dev.enlace.application.port.out.connection;

import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.principal.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened and who did it, to be kept with it.
 *
 * @param actor null: the installation itself, which nobody asked
 * @param eventId UUIDv7; the receiver's idempotency key
 */
public record Change(UUID eventId, ConnectionChange what, @Nullable Actor actor) {}
