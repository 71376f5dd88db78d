package dev.enlace.sandbox.quirks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a provider's quirks; a name that no quirk has is an error. */
public final class QuirksFile {
  private static final ObjectMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final List<String> BUILT_IN = List.of("airtable", "google");

  private QuirksFile() {}

  /** Every provider that comes with the sandbox. */
  public static List<Quirks> builtIn() {
    return BUILT_IN.stream().map(QuirksFile::load).toList();
  }

  /** The quirks in a YAML text, for a provider that a test invents. */
  public static Quirks parse(String yaml) {
    return MAPPER.readValue(yaml, Quirks.class);
  }

  private static Quirks load(String provider) {
    try (InputStream in = QuirksFile.class.getResourceAsStream(provider + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("no quirks of " + provider);
      }
      return MAPPER.readValue(in, Quirks.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
