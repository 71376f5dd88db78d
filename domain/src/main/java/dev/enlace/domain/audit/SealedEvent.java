package dev.enlace.domain.audit;

import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;

/**
 * An event in its place in the chain.
 *
 * @param seq 1, 2, 3... without a gap within the workspace
 * @param sealedAt when it was put there; never earlier than the one before
 * @param keyId of the key that signed it
 * @param hash HMAC over the hash before it and all of this
 */
public record SealedEvent(
    WorkspaceId workspace,
    long seq,
    Instant sealedAt,
    AuditEvent event,
    int keyId,
    ChainHash hash) {
  /** The event behind {@code previous}, signed. */
  public static SealedEvent seal(
      WorkspaceId workspace, ChainHead previous, Instant sealedAt, AuditEvent event, AuditKey key) {
    SealedEvent unsigned =
        new SealedEvent(workspace, previous.seq() + 1, sealedAt, event, key.id(), ChainHash.NONE);
    ChainHash hash = key.sign(Canonical.event(previous.hash(), unsigned));
    return new SealedEvent(workspace, unsigned.seq(), sealedAt, event, key.id(), hash);
  }

  /** Whether it is what was signed, behind an event of that hash. */
  public boolean isSignedBehind(ChainHash previous, AuditKey key) {
    return key.id() == keyId && key.sign(Canonical.event(previous, this)).equals(hash);
  }

  /** Where to find it. */
  public AuditPosition position() {
    return new AuditPosition(sealedAt, seq);
  }

  /** Its place. */
  public ChainHead place() {
    return new ChainHead(seq, hash);
  }
}
