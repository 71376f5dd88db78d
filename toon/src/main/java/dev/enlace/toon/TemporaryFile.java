package dev.enlace.toon;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Files for a moment, readable by nobody else, and without a name as soon as they are open. */
final class TemporaryFile {
  private TemporaryFile() {}

  /** In that folder. */
  static Spool.Place in(Path folder) {
    return () -> {
      // where the system knows modes, the JDK makes it 0600
      Path path = Files.createTempFile(folder, "enlace-", ".spool");
      // on Unix the JDK deletes it at once: a process that is killed leaves nothing behind
      return FileChannel.open(
          path,
          Set.of(
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    };
  }
}
