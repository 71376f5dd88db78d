package dev.enlace.application.port.out.catalog;

import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import java.util.List;
import java.util.Optional;

/** What can be connected. Read at start and held in memory, so asking costs nothing. */
public interface Catalog {
  /** Every entry, enabled or not, by slug. */
  List<CatalogEntry> all();

  /** Every enabled entry, by slug. */
  default List<CatalogEntry> entries() {
    return all().stream().filter(entry -> entry.details().enabled()).toList();
  }

  /** The entry of that id, enabled or not; empty if there is none. */
  Optional<CatalogEntry> find(CatalogEntryId id);

  /** The entry of that slug, enabled or not; empty if there is none. */
  Optional<CatalogEntry> find(Slug slug);
}
