package dev.enlace.application.usecase.audit;

import dev.enlace.application.port.in.audit.VerifyAudit;
import dev.enlace.application.port.out.audit.AuditChain;
import dev.enlace.domain.audit.ChainBreak;
import dev.enlace.domain.audit.ChainBreak.Reason;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.ChainWalk;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Proves a chain whole, or says where it is broken first. */
public final class VerifyAuditHandler implements VerifyAudit {
  private final AuditChain chain;
  private final ChainReader reader;

  /** Over that chain. */
  public VerifyAuditHandler(AuditChain chain, ChainReader reader) {
    this.chain = chain;
    this.reader = reader;
  }

  @Override
  public Mono<Proof> verify(Principal principal, @Nullable Exported exported) {
    WorkspaceId workspace = principal.workspace();
    if (exported == null) {
      return reader.read(workspace, null).map(walk -> proof(walk, Optional.empty(), walk.broken()));
    }
    return reader
        .read(workspace, exported.place())
        .flatMap(walk -> compare(workspace, walk, exported.place()))
        .zipWith(isSigned(workspace, exported), VerifyAuditHandler::with);
  }

  private Mono<Proof> compare(WorkspaceId workspace, ChainWalk walk, ChainHead kept) {
    if (kept.seq() >= walk.start().seq()) {
      boolean passed = kept.seq() < walk.at().seq() || kept.equals(walk.at());
      Kept became = passed ? Kept.FOUND : Kept.CONTRADICTED;
      return Mono.just(proof(walk, Optional.of(became), walk.broken()));
    }
    return chain
        .checkpointBefore(workspace, kept.seq() + 1)
        .filter(checkpoint -> checkpoint.place().seq() == kept.seq())
        .filterWhen(reader::isOurs)
        .map(checkpoint -> compare(walk, kept, checkpoint))
        .defaultIfEmpty(proof(walk, Optional.of(Kept.PRUNED), walk.broken()));
  }

  private static Proof compare(ChainWalk walk, ChainHead kept, SignedPlace checkpoint) {
    if (checkpoint.place().equals(kept)) {
      return proof(walk, Optional.of(Kept.FOUND), walk.broken());
    }
    ChainBreak differs = new ChainBreak(kept.seq(), Reason.EXPORTED_HEAD_DIFFERS);
    return proof(walk, Optional.of(Kept.CONTRADICTED), differs);
  }

  private Mono<Optional<Boolean>> isSigned(WorkspaceId workspace, Exported exported) {
    Signature given = exported.signature();
    return given == null
        ? Mono.just(Optional.empty())
        : reader
            .isOurs(
                new SignedPlace(
                    SignedPlace.Use.HEAD,
                    workspace,
                    exported.place(),
                    given.at(),
                    given.keyId(),
                    given.hash()))
            .map(Optional::of);
  }

  private static Proof with(Proof proof, Optional<Boolean> signed) {
    return new Proof(proof.start(), proof.end(), proof.kept(), signed, proof.broken());
  }

  private static Proof proof(ChainWalk walk, Optional<Kept> kept, @Nullable ChainBreak broken) {
    return new Proof(walk.start(), walk.at(), kept, Optional.empty(), broken);
  }
}
