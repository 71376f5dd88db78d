package dev.enlace.application.memory;

import dev.enlace.application.port.out.catalog.Catalog;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A catalogue of given entries, which may change while others read it. */
public final class MemoryCatalog implements Catalog {
  private final List<CatalogEntry> entries;

  /** Those entries. */
  public MemoryCatalog(CatalogEntry... entries) {
    this.entries = new CopyOnWriteArrayList<>(entries);
  }

  /** Replaces the entry of that slug. */
  public void put(CatalogEntry entry) {
    entries.removeIf(each -> each.slug().equals(entry.slug()));
    entries.add(entry);
  }

  /** Takes away the entry of that slug. */
  public void remove(Slug slug) {
    entries.removeIf(each -> each.slug().equals(slug));
  }

  @Override
  public List<CatalogEntry> all() {
    return entries.stream().sorted(Comparator.comparing(entry -> entry.slug().value())).toList();
  }

  @Override
  public Optional<CatalogEntry> find(CatalogEntryId id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  @Override
  public Optional<CatalogEntry> find(Slug slug) {
    return entries.stream().filter(entry -> entry.slug().equals(slug)).findFirst();
  }
}
