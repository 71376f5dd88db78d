package dev.enlace.application.usecase.catalog;

import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.application.port.in.catalog.ReadCatalogEntry;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Reads one entry from memory. */
public final class ReadCatalogEntryHandler implements ReadCatalogEntry {
  private final CatalogLookup lookup;
  private final Offers offers;

  /** Over that catalogue. */
  public ReadCatalogEntryHandler(CatalogLookup lookup, Offers offers) {
    this.lookup = lookup;
    this.offers = offers;
  }

  @Override
  public Mono<OfferedEntry> read(Principal principal, String reference) {
    return Mono.fromSupplier(() -> offers.offer(lookup.byReference(principal, reference)));
  }
}
