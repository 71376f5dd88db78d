package dev.enlace.adapter.out.catalog.provider;

import dev.enlace.adapter.out.catalog.source.Binding;
import dev.enlace.adapter.out.catalog.source.SourceFile;
import dev.enlace.adapter.out.catalog.source.YamlDocument;
import dev.enlace.adapter.out.catalog.source.YamlReader;
import dev.enlace.domain.provider.ProviderDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a definition of a file, after filling in what the standards say where it is silent. */
public final class ProviderReader {
  private static final String DEFAULTS = "/catalog/provider-defaults.yaml";

  private final JsonNode always;
  private final JsonNode whenPresent;

  public ProviderReader() {
    ObjectNode defaults = YamlReader.read(new SourceFile(DEFAULTS, text())).content();
    always = defaults.path("always");
    whenPresent = defaults.path("whenPresent");
  }

  /** The provider of a document that its schema allows. */
  public ProviderDefinition read(YamlDocument document) {
    ObjectNode content = document.content().deepCopy();
    fill(content, always);
    for (Map.Entry<String, JsonNode> section : whenPresent.properties()) {
      if (content.get(section.getKey()) instanceof ObjectNode present) {
        fill(present, section.getValue());
      }
    }
    if (content.get("endpoints") instanceof ObjectNode endpoints && !endpoints.has("refresh")) {
      endpoints.set("refresh", endpoints.path("token"));
    }
    return Binding.bind(document, content, ProviderDefinition.class);
  }

  private static void fill(ObjectNode target, JsonNode defaults) {
    for (Map.Entry<String, JsonNode> standard : defaults.properties()) {
      JsonNode given = target.get(standard.getKey());
      if (given == null) {
        target.set(standard.getKey(), standard.getValue().deepCopy());
      } else if (given instanceof ObjectNode object) {
        fill(object, standard.getValue());
      }
    }
  }

  private static String text() {
    try (InputStream stream =
        Objects.requireNonNull(ProviderReader.class.getResourceAsStream(DEFAULTS))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
