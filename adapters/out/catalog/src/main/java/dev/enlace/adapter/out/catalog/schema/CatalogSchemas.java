package dev.enlace.adapter.out.catalog.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.enlace.adapter.out.catalog.source.Problem;
import dev.enlace.adapter.out.catalog.source.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The JSON Schemas (draft 2020-12) of provider and entry files. They are published, so that an
 * editor can check a file before we do.
 */
public final class CatalogSchemas {
  private static final String PROVIDER = "provider.json";
  private static final String ENTRY = "catalog-entry.json";

  private final Map<String, String> texts = Map.of(PROVIDER, read(PROVIDER), ENTRY, read(ENTRY));
  private final Map<Kind, Schema> schemas;

  public CatalogSchemas() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    schemas =
        Map.of(
            Kind.PROVIDER, registry.getSchema(text(PROVIDER), InputFormat.JSON),
            Kind.ENTRY, registry.getSchema(text(ENTRY), InputFormat.JSON));
  }

  /** A schema's text by its published name; empty if there is none. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** Everything in a file that its schema does not allow. */
  public List<Problem> check(Kind kind, YamlDocument document) {
    return Objects.requireNonNull(schemas.get(kind)).validate(document.content()).stream()
        .map(error -> problem(document, error))
        .distinct()
        .toList();
  }

  private static Problem problem(YamlDocument document, Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    boolean unknown = "additionalProperties".equals(error.getKeyword()) && property != null;
    return unknown
        ? document.problem(pointer + "/" + property, "is not a field here")
        : document.problem(pointer, error.getMessage());
  }

  private String text(String name) {
    return find(name).orElseThrow();
  }

  private static String read(String name) {
    try (InputStream stream =
        Objects.requireNonNull(CatalogSchemas.class.getResourceAsStream("/schemas/" + name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
