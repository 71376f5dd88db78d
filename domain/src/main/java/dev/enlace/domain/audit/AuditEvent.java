package dev.enlace.domain.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when, to what and from where; never a secret. Texts are as the store writes them,
 * so that the same event always has the same bytes.
 *
 * @param action such as {@code connection.created}
 * @param actorKind {@code person}, {@code service} (an API key for itself) or {@code system}
 * @param actor the user; null for the system
 * @param target what it was done to: a connection, a key, a workspace
 * @param origin the client's address in CIDR notation, such as {@code 192.0.2.7/32}
 * @param requestId as in the log
 * @param detail a JSON object, as PostgreSQL writes {@code jsonb}
 */
public record AuditEvent(
    UUID id,
    Instant at,
    String action,
    String actorKind,
    @Nullable UUID actor,
    @Nullable UUID target,
    @Nullable String origin,
    @Nullable String requestId,
    String detail) {}
