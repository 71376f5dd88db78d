package dev.enlace.application.port.in.catalog;

import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Shows one entry with its form. */
public interface ReadCatalogEntry {
  /**
   * The entry. Never empty; fails with {@code CatalogEntryNotFound}, also for one that is nothing
   * to the principal.
   *
   * @param reference id or slug
   */
  Mono<OfferedEntry> read(Principal principal, String reference);
}
