package dev.enlace.application.port.in.audit;

import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Hands out the end of a workspace's chain, signed, to be kept elsewhere and compared later. */
public interface ExportAuditHead {
  /** Never empty. */
  Mono<SignedPlace> export(Principal principal);
}
