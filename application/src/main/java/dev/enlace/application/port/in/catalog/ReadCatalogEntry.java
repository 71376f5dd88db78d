package dev.enlace.application.port.in.catalog;

import reactor.core.publisher.Mono;

/** Shows one entry with its form. */
public interface ReadCatalogEntry {
  /**
   * The entry. Never empty; fails with {@code CatalogEntryNotFound}.
   *
   * @param reference id or slug
   */
  Mono<OfferedEntry> read(String reference);
}
