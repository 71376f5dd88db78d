package dev.enlace.domain.audit;

import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;

/**
 * A place in a chain that the installation vouches for.
 *
 * @param at when it did
 * @param keyId of the key that signed
 */
public record SignedPlace(
    Use use, WorkspaceId workspace, ChainHead place, Instant at, int keyId, ChainHash signature) {
  /** Vouches for a place. */
  public static SignedPlace sign(
      Use use, WorkspaceId workspace, ChainHead place, Instant at, AuditKey key) {
    byte[] message = Canonical.place(use.code(), workspace, place, at, key.id());
    return new SignedPlace(use, workspace, place, at, key.id(), key.sign(message));
  }

  /** Whether that key has signed exactly this. */
  public boolean isSignedBy(AuditKey key) {
    byte[] message = Canonical.place(use.code(), workspace, place, at, keyId);
    return key.id() == keyId && key.sign(message).equals(signature);
  }

  /** What it is good for; a signature for one use is none for the other. */
  public enum Use {
    /** Where the chain begins after older events were removed. */
    CHECKPOINT("checkpoint"),
    /** The end of the chain as somebody takes it away to compare later. */
    HEAD("head");

    private final String code;

    Use(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }
}
