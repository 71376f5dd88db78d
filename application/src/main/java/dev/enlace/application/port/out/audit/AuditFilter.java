package dev.enlace.application.port.out.audit;

import dev.enlace.domain.audit.AuditPosition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events, and how many; what is null leaves nothing out.
 *
 * @param from the earliest moment
 * @param to the moment before which it was
 * @param before only events sealed before the one there
 * @param limit how many at most
 */
public record AuditFilter(
    @Nullable String action,
    @Nullable UUID actor,
    @Nullable UUID target,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable AuditPosition before,
    int limit) {}
