package dev.enlace.application.usecase.catalog;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.catalog.BrowseCatalog;
import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.application.port.out.catalog.Catalog;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.EntryDetails;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Browses what is in memory. */
public final class BrowseCatalogHandler implements BrowseCatalog {
  private final Catalog catalog;
  private final Offers offers;

  /** Over that catalogue. */
  public BrowseCatalogHandler(Catalog catalog, Offers offers) {
    this.catalog = catalog;
    this.offers = offers;
  }

  @Override
  public Mono<Page<OfferedEntry>> browse(Query query) {
    return Mono.fromSupplier(() -> Page.of(matching(query), query.limit()));
  }

  private List<OfferedEntry> matching(Query query) {
    return catalog.entries().stream()
        .filter(entry -> matches(entry, query))
        .limit(query.limit() + 1L)
        .map(offers::offer)
        .toList();
  }

  private static boolean matches(CatalogEntry entry, Query query) {
    return (query.authType() == null || entry.authType() == query.authType())
        && (query.category() == null || entry.details().category().equals(query.category()))
        && (query.text() == null || mentions(entry.details(), query.text()))
        && (query.after() == null || entry.slug().value().compareTo(query.after().value()) > 0);
  }

  private static boolean mentions(EntryDetails details, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.of(
            details.slug().value(),
            details.name(),
            details.description().en(),
            details.description().es())
        .anyMatch(place -> place.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
