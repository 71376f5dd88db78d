package dev.enlace.application.port.in.audit;

import dev.enlace.domain.audit.ChainBreak;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.principal.Principal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Proves a workspace's chain whole, from the oldest event that is kept to its head. */
public interface VerifyAudit {
  /**
   * Reads all of it. Never empty: a broken chain is an answer.
   *
   * @param kept a head that was exported before; null: none
   */
  Mono<Proof> verify(Principal principal, @Nullable Exported kept);

  /**
   * A head that somebody has kept.
   *
   * @param signature what was exported with it; null: it is compared without
   */
  record Exported(ChainHead place, @Nullable Signature signature) {}

  /** What the installation vouched with. */
  record Signature(Instant at, int keyId, ChainHash hash) {}

  /**
   * What was found.
   *
   * @param start the place that the oldest kept event follows
   * @param end how far the chain is whole
   * @param kept what became of the exported head; empty if there was none to compare
   * @param signed whether its signature is the installation's; empty if there was none to check
   */
  record Proof(
      ChainHead start,
      ChainHead end,
      Optional<Kept> kept,
      Optional<Boolean> signed,
      @Nullable ChainBreak broken) {
    /** How many events are in order. */
    public long count() {
      return end.seq() - start.seq();
    }
  }

  /** Whether an exported head was found. */
  enum Kept {
    /** It is in the chain. */
    FOUND,
    /** It is not: see where the chain is broken. */
    CONTRADICTED,
    /** Its event was removed since, and no checkpoint says what it was. */
    PRUNED
  }
}
