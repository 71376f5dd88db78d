package dev.enlace.adapter.out.catalog;

import dev.enlace.adapter.out.catalog.entry.EntryReader;
import dev.enlace.adapter.out.catalog.provider.ProviderReader;
import dev.enlace.adapter.out.catalog.schema.CatalogSchemas;
import dev.enlace.adapter.out.catalog.schema.Kind;
import dev.enlace.adapter.out.catalog.source.InvalidCatalog;
import dev.enlace.adapter.out.catalog.source.Problem;
import dev.enlace.adapter.out.catalog.source.SourceFile;
import dev.enlace.adapter.out.catalog.source.YamlDocument;
import dev.enlace.adapter.out.catalog.source.YamlReader;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads layers of files, later ones over earlier ones, and gathers every problem. */
final class CatalogLoader {
  private final CatalogSchemas schemas;
  private final ProviderReader providerReader = new ProviderReader();
  private final EntryReader entryReader = new EntryReader();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<ProviderId, ProviderDefinition> providers = new LinkedHashMap<>();
  private final Map<Slug, CatalogEntry> entries = new LinkedHashMap<>();
  private final Map<Slug, YamlDocument> entrySources = new LinkedHashMap<>();

  CatalogLoader(CatalogSchemas schemas) {
    this.schemas = schemas;
  }

  /**
   * Adds files that replace what earlier layers said of the same provider or entry.
   *
   * @param reader of one file, so that one that cannot be read hides no other
   */
  <F> void layer(List<F> files, Function<F, SourceFile> reader) {
    Set<Object> names = new HashSet<>();
    for (F file : files) {
      try {
        add(YamlReader.read(reader.apply(file)), names);
      } catch (InvalidCatalog e) {
        problems.addAll(e.problems());
      }
    }
  }

  /**
   * The catalogue of all layers.
   *
   * @throws InvalidCatalog with every problem of every file
   */
  YamlCatalog catalog() {
    entries.values().forEach(this::checkProvider);
    if (!problems.isEmpty()) {
      throw new InvalidCatalog(problems);
    }
    return new YamlCatalog(entries.values(), providers);
  }

  private void add(YamlDocument document, Set<Object> names) {
    Kind kind = Kind.of(document);
    List<Problem> found = schemas.check(kind, document);
    if (!found.isEmpty()) {
      problems.addAll(found);
      return;
    }
    switch (kind) {
      case PROVIDER -> {
        ProviderDefinition provider = providerReader.read(document);
        once(document, names, provider.id(), "/id");
        providers.put(provider.id(), provider);
      }
      case ENTRY -> {
        CatalogEntry entry = entryReader.read(document);
        once(document, names, entry.slug(), "/slug");
        entries.put(entry.slug(), entry);
        entrySources.put(entry.slug(), document);
      }
    }
  }

  private static void once(YamlDocument document, Set<Object> names, Object name, String pointer) {
    if (!names.add(name)) {
      throw document.invalid(pointer, "another file beside it says the same of itself");
    }
  }

  private void checkProvider(CatalogEntry entry) {
    YamlDocument source = entrySources.get(entry.slug());
    if (!(entry instanceof OAuthEntry oauth) || source == null) {
      return;
    }
    ProviderDefinition provider = providers.get(oauth.details().provider());
    if (provider == null) {
      problems.add(source.problem("/provider", "no provider has that id"));
      return;
    }
    try {
      provider.with(oauth.parameters());
    } catch (IllegalArgumentException e) {
      problems.add(source.problem("/parameters", String.valueOf(e.getMessage())));
    }
  }
}
