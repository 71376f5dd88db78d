package dev.enlace.domain.audit;

import dev.enlace.domain.audit.ChainBreak.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a chain has been found whole, event by event and so in constant memory.
 *
 * @param start the place that the first event has to follow
 * @param at the last event that was in order
 * @param reached where to go on reading; null: at the oldest event
 * @param claimed a place that the caller has kept and that must be on the way
 * @param broken null as long as nothing is wrong
 */
public record ChainWalk(
    ChainHead start,
    ChainHead at,
    @Nullable AuditPosition reached,
    @Nullable ChainHead claimed,
    @Nullable ChainBreak broken) {
  /** From a place that is vouched for. */
  public static ChainWalk from(ChainHead start, @Nullable ChainHead claimed) {
    return new ChainWalk(start, start, null, claimed, null).compared();
  }

  /** One event further, with the keys that are known. */
  public ChainWalk over(SealedEvent event, Map<Integer, AuditKey> keys) {
    if (broken != null) {
      return this;
    }
    if (event.seq() != at.seq() + 1) {
      Reason reason = event.seq() > at.seq() ? Reason.MISSING : Reason.OUT_OF_ORDER;
      return brokenAt(at.seq() + 1, reason);
    }
    AuditKey key = keys.get(event.keyId());
    if (key == null) {
      return brokenAt(event.seq(), Reason.UNKNOWN_KEY);
    }
    return event.isSignedBehind(at.hash(), key)
        ? new ChainWalk(start, event.place(), event.position(), claimed, null).compared()
        : brokenAt(event.seq(), Reason.ALTERED);
  }

  /** At the end of all events: whether the chain ends where its head says. */
  public ChainWalk endingAt(ChainHead head) {
    if (broken != null) {
      return this;
    }
    if (head.seq() != at.seq()) {
      return head.seq() > at.seq()
          ? brokenAt(at.seq() + 1, Reason.MISSING)
          : brokenAt(head.seq() + 1, Reason.OUT_OF_ORDER);
    }
    if (!head.hash().equals(at.hash())) {
      return brokenAt(at.seq(), Reason.HEAD_DIFFERS);
    }
    return claimed != null && claimed.seq() > at.seq()
        ? brokenAt(at.seq() + 1, Reason.MISSING)
        : this;
  }

  /** The same, found broken. */
  public ChainWalk brokenAt(long seq, Reason reason) {
    return new ChainWalk(start, at, reached, claimed, new ChainBreak(seq, reason));
  }

  /** How many events were found in order. */
  public long count() {
    return at.seq() - start.seq();
  }

  private ChainWalk compared() {
    boolean differs = claimed != null && claimed.seq() == at.seq() && !claimed.equals(at);
    return differs ? brokenAt(at.seq(), Reason.EXPORTED_HEAD_DIFFERS) : this;
  }
}
