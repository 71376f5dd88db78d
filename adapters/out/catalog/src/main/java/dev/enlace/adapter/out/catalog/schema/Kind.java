package dev.enlace.adapter.out.catalog.schema;

import dev.enlace.adapter.out.catalog.source.YamlDocument;

/** What a file is about, by its {@code kind}. */
public enum Kind {
  PROVIDER,
  ENTRY;

  /** The kind that a document names. */
  public static Kind of(YamlDocument document) {
    return switch (document.content().path("kind").asString("")) {
      case "provider" -> PROVIDER;
      case "entry" -> ENTRY;
      default -> throw document.invalid("/kind", "must be provider or entry");
    };
  }
}
