package dev.enlace.application.usecase.session;

import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.DescribeConnectSession;
import dev.enlace.application.port.out.catalog.Catalog;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.application.usecase.catalog.Offers;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.ConnectPage;
import java.util.List;
import reactor.core.publisher.Mono;

/** Looks up what the link is for. */
public final class DescribeConnectSessionHandler implements DescribeConnectSession {
  private final Catalog catalog;
  private final Offers offers;
  private final ConnectPages pages;

  /** With those means. */
  public DescribeConnectSessionHandler(Catalog catalog, Offers offers, ConnectPages pages) {
    this.catalog = catalog;
    this.offers = offers;
    this.pages = pages;
  }

  @Override
  public Mono<Description> describe(ConnectSession session) {
    Principal principal = session.principal();
    return pages
        .find(principal.workspace())
        .defaultIfEmpty(ConnectPage.PLAIN)
        .map(page -> new Description(session, entries(principal), page));
  }

  /** What cannot be connected here and now is nothing to show to a person. */
  private List<Slug> entries(Principal principal) {
    return catalog.entries().stream()
        .filter(entry -> principal.mayConnect(entry.slug()))
        .map(offers::offer)
        .filter(OfferedEntry::configured)
        .map(offered -> offered.entry().slug())
        .toList();
  }
}
