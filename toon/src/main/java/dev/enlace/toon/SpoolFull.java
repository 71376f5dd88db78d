package dev.enlace.toon;

import java.io.IOException;
import java.io.Serial;

/** More was to be written than there is room for. */
public final class SpoolFull extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final boolean shared;

  SpoolFull(long most, boolean shared) {
    super("more than " + most + " bytes" + (shared ? " in all" : ""));
    this.shared = shared;
  }

  /** Whether others have taken the room, so that there will be some again. */
  public boolean isShared() {
    return shared;
  }
}
