package dev.enlace.domain.event;

import dev.enlace.domain.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to tell a destination of an event, as people look it up.
 *
 * @param event the id of the event
 * @param attempt counted from 1; 0: somebody asked for it
 * @param status what the receiver answered; null: nothing
 * @param error a stable word for what went wrong; null: it was accepted
 */
public record Delivery(
    DeliveryId id,
    ConnectionId connection,
    UUID event,
    long seq,
    String type,
    int attempt,
    @Nullable Integer status,
    @Nullable String error,
    Duration duration,
    Instant at) {}
