package dev.enlace.adapter.out.catalog;

import dev.enlace.adapter.out.catalog.schema.CatalogSchemas;
import dev.enlace.application.port.out.catalog.Catalog;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue as it stood in the files at start, held in memory. */
public final class YamlCatalog implements Catalog {
  private final List<CatalogEntry> all;
  private final Map<CatalogEntryId, CatalogEntry> byId;
  private final Map<ProviderId, ProviderDefinition> providers;

  YamlCatalog(Collection<CatalogEntry> entries, Map<ProviderId, ProviderDefinition> providers) {
    this.all =
        entries.stream().sorted(Comparator.comparing(entry -> entry.slug().value())).toList();
    this.byId =
        all.stream().collect(Collectors.toUnmodifiableMap(CatalogEntry::id, Function.identity()));
    this.providers = Map.copyOf(providers);
  }

  /**
   * Loads what comes with Enlace and, over it, the files of a directory.
   *
   * @param overrides {@code *.yaml} of either kind; nothing is read where it does not exist
   * @throws dev.enlace.adapter.out.catalog.source.InvalidCatalog naming file, line and field of
   *     every problem
   */
  public static YamlCatalog load(Path overrides) {
    CatalogLoader loader = new CatalogLoader(new CatalogSchemas());
    loader.layer(CatalogSources.builtIn(), Function.identity());
    loader.layer(CatalogSources.in(overrides), CatalogSources::read);
    return loader.catalog();
  }

  @Override
  public List<CatalogEntry> all() {
    return all;
  }

  @Override
  public Optional<CatalogEntry> find(CatalogEntryId id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<CatalogEntry> find(Slug slug) {
    return find(CatalogEntryId.of(slug));
  }

  /** The provider of that id; empty if there is none. */
  public Optional<ProviderDefinition> provider(ProviderId id) {
    return Optional.ofNullable(providers.get(id));
  }
}
