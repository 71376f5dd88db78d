package dev.enlace.bootstrap.home;

import dev.enlace.bootstrap.settings.CannotStart;
import dev.enlace.domain.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Secrets of this installation, one file each, readable by the owner alone. */
public final class KeyFiles {
  private static final String DIRECTORY = "keys";

  private final Home home;

  /** The secrets in {@code ENLACE_HOME/keys}. */
  public KeyFiles(Home home) {
    this.home = home;
  }

  /** Where the secret of that name is kept. */
  public Path file(String name) {
    return home.directory().resolve(DIRECTORY).resolve(name);
  }

  /** Whether there is a secret of that name. */
  boolean exists(String name) {
    return Files.exists(file(name));
  }

  /**
   * The secret of that name, made and kept where there is none yet. Of several that make it at the
   * same time all get the same.
   *
   * @throws CannotStart if others than the owner can read the file, or it is empty
   */
  public Kept keep(String name, Supplier<String> maker) {
    Path file = home.within(DIRECTORY).resolve(name);
    try {
      boolean made = !Files.exists(file) && publish(file, maker.get());
      return new Kept(read(file), made);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + file, e);
    }
  }

  /** A link appears whole or not at all, and never replaces what another start has made. */
  private static boolean publish(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try {
      write(draft, text);
      Files.createLink(file, draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path draft, String text) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    try (var channel = Files.newByteChannel(draft, options, PrivateMode.FILE.attributes(draft))) {
      channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
    }
  }

  private static Secret read(Path file) throws IOException {
    if (PrivateMode.isOpenToOthers(file)) {
      throw new CannotStart(file + " can be read by others: chmod 600 it");
    }
    String text = Files.readString(file).strip();
    if (text.isEmpty()) {
      throw new CannotStart(file + " is empty: put the key back, or remove the file");
    }
    return Secret.of(text);
  }

  /**
   * A secret from a file.
   *
   * @param made whether it was made just now
   */
  public record Kept(Secret secret, boolean made) {}
}
