package dev.enlace.application.port.in.audit;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.audit.AuditPosition;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.principal.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows a workspace's sealed events to its administrator, newest first. */
public interface ListAuditEvents {
  /** Never empty. What was done in the last seconds may not be sealed yet, and so not be there. */
  Mono<Page<SealedEvent>> list(Query query);

  /** Which events; what is null leaves nothing out. */
  record Query(
      Principal principal,
      @Nullable String action,
      @Nullable UUID actor,
      @Nullable UUID target,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable AuditPosition before,
      int limit) {}
}
