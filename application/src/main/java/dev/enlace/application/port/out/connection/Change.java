package dev.enlace.application.port.out.connection;

import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.principal.Actor;
import java.util.UUID;

/**
 * What happened and who did it, to be kept with it.
 *
 * @param eventId UUIDv7; the receiver's idempotency key
 */
public record Change(UUID eventId, ConnectionChange what, Actor actor) {}
