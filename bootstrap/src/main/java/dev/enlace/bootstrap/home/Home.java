package dev.enlace.bootstrap.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code ENLACE_HOME}. Made with mode 0700 as soon as something is to be kept there, so that not
 * even what others write into it (the database's log, unpacked binaries) is anybody else's to read
 * or change.
 */
public record Home(Path directory) {
  /** A directory within, made with mode 0700 where there is none. */
  public Path within(String name) {
    Path wanted = directory.resolve(name);
    try {
      if (!Files.isDirectory(wanted)) {
        Files.createDirectories(wanted, PrivateMode.DIRECTORY.attributes(wanted));
      }
      return wanted;
    } catch (IOException e) {
      throw new UncheckedIOException("ENLACE_HOME: cannot make " + wanted, e);
    }
  }
}
