package dev.enlace.toon;

import java.io.IOException;
import java.io.Serial;

/** More was to be written than a spooled table may hold. */
public final class SpoolFull extends IOException {
  @Serial private static final long serialVersionUID = 1;

  SpoolFull(long most) {
    super("more than " + most + " bytes");
  }
}
