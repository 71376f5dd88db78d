package dev.enlace.bootstrap.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** An Airtable that may be asked as often as anybody likes; the sandbox has to be told as well. */
public final class NoLimits {
  private static final String FILE = "airtable-provider.yaml";

  private NoLimits() {}

  /** Takes them out of a catalogue's own Airtable, or of the one that comes with Enlace. */
  public static void in(Path catalogue) {
    Path file = catalogue.resolve(FILE);
    try {
      String provider = Files.exists(file) ? Files.readString(file) : builtIn();
      int limits = provider.indexOf("  limits:");
      int next = provider.indexOf("  proxy:", limits);
      Files.createDirectories(catalogue);
      Files.writeString(file, provider.substring(0, limits) + provider.substring(next));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String builtIn() throws IOException {
    try (InputStream yaml =
        Objects.requireNonNull(
            NoLimits.class.getResourceAsStream("/catalog/providers/airtable.yaml"))) {
      return new String(yaml.readAllBytes(), UTF_8);
    }
  }
}
