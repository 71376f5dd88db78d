package dev.enlace.domain.audit;

/**
 * A place in a chain.
 *
 * @param seq of the event there; 0 before the first
 * @param hash of that event
 */
public record ChainHead(long seq, ChainHash hash) {
  /** Before the first event. */
  public static final ChainHead START = new ChainHead(0, ChainHash.NONE);
}
