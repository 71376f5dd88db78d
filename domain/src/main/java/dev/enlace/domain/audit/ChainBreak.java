package dev.enlace.domain.audit;

/**
 * Where a chain is broken first.
 *
 * @param seq of the event that is wrong or should be there
 */
public record ChainBreak(long seq, Reason reason) {
  /** What is wrong. */
  public enum Reason {
    /** Events are missing before the next one, or at the end. */
    MISSING("missing"),
    /** An event stands where none belongs: twice, out of order or behind the head. */
    OUT_OF_ORDER("out_of_order"),
    /** An event, or one before it, is not what was signed. */
    ALTERED("altered"),
    /** The key that an event names is not there, or not one for audit. */
    UNKNOWN_KEY("unknown_key"),
    /** The checkpoint in front of the oldest event was not made here. */
    CHECKPOINT_FORGED("checkpoint_forged"),
    /** The head is not the last event. */
    HEAD_DIFFERS("head_differs"),
    /** The head that the caller kept is not in this chain. */
    EXPORTED_HEAD_DIFFERS("exported_head_differs");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** Its name on the wire. */
    public String code() {
      return code;
    }
  }
}
