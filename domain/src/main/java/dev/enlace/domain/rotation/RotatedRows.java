package dev.enlace.domain.rotation;

/**
 * How many rows a rotation has to do with.
 *
 * @param total under older keys when it began
 * @param done sealed anew since
 * @param unreadable that no key opens
 */
public record RotatedRows(long total, long done, long unreadable) {
  /** Those still to be looked at; a refresh may have sealed some of them anew already. */
  public long left() {
    return Math.max(0, total - done - unreadable);
  }
}
