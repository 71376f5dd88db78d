package dev.enlace.application.port.out.catalog;

import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import java.util.List;
import java.util.Optional;

/** What can be connected. Read at start and held in memory, so asking costs nothing. */
public interface Catalog {
  /** Every enabled entry, by slug. */
  List<CatalogEntry> entries();

  /** The entry of that id, enabled or not; empty if there is none. */
  Optional<CatalogEntry> find(CatalogEntryId id);

  /** The entry of that slug, enabled or not; empty if there is none. */
  Optional<CatalogEntry> find(Slug slug);
}
