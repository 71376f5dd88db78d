package dev.enlace.sandbox.quirks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a provider's quirks; a name that no quirk has is an error. */
public final class QuirksFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final List<String> BUILT_IN =
      List.of(
          "airtable",
          "google",
          "microsoft",
          "github",
          "slack",
          "notion",
          "hubspot",
          "salesforce",
          "atlassian",
          "dropbox");

  /** Read once: many sandboxes are started in one test run. */
  private static final class Loaded {
    private static final List<Quirks> QUIRKS = BUILT_IN.stream().map(QuirksFile::load).toList();
  }

  private QuirksFile() {}

  /** Every provider that comes with the sandbox. */
  public static List<Quirks> builtIn() {
    return Loaded.QUIRKS;
  }

  /** The quirks in a YAML text, for a provider that a test invents. */
  public static Quirks parse(String yaml) {
    return converted(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static Quirks load(String provider) {
    try (InputStream in = QuirksFile.class.getResourceAsStream(provider + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("no quirks of " + provider);
      }
      return converted(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Jackson's own YAML reader does not follow aliases. */
  private static Quirks converted(Object yaml) {
    return MAPPER.convertValue(yaml, Quirks.class);
  }
}
