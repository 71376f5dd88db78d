package dev.enlace.toon;

import java.util.concurrent.atomic.AtomicLong;

/** How much of a disk spools may fill, each of them and all together. */
public final class SpoolRoom {
  private final long each;
  private final long all;
  private final AtomicLong taken = new AtomicLong();

  /** In bytes. */
  public SpoolRoom(long each, long all) {
    this.each = each;
    this.all = all;
  }

  /** How many bytes are in files at the moment. */
  public long taken() {
    return taken.get();
  }

  void take(long already, long more) throws SpoolFull {
    if (already + more > each) {
      throw new SpoolFull(each, false);
    }
    if (taken.addAndGet(more) > all) {
      taken.addAndGet(-more);
      throw new SpoolFull(all, true);
    }
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}
