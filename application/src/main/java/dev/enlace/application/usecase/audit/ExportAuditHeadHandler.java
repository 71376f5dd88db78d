package dev.enlace.application.usecase.audit;

import dev.enlace.application.port.in.audit.ExportAuditHead;
import dev.enlace.application.port.out.audit.AuditChain;
import dev.enlace.application.port.out.crypto.AuditKeys;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Signs the head as it is now. */
public final class ExportAuditHeadHandler implements ExportAuditHead {
  private final AuditChain chain;
  private final AuditKeys keys;
  private final Clock clock;

  /** With those means. */
  public ExportAuditHeadHandler(AuditChain chain, AuditKeys keys, Clock clock) {
    this.chain = chain;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Mono<SignedPlace> export(Principal principal) {
    WorkspaceId workspace = principal.workspace();
    return chain
        .head(workspace)
        .zipWith(
            keys.primary(workspace),
            (head, key) ->
                SignedPlace.sign(
                    SignedPlace.Use.HEAD,
                    workspace,
                    head,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    key));
  }
}
