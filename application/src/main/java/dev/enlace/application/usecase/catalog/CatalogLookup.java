package dev.enlace.application.usecase.catalog;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.port.out.catalog.Catalog;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.principal.Principal;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds the entry that somebody names; only enabled ones exist for them. */
public final class CatalogLookup {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Catalog catalog;

  /** Looks in that catalogue. */
  public CatalogLookup(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The entry by id or slug; fails with {@link CatalogEntryNotFound}. */
  CatalogEntry byReference(Principal principal, String reference) {
    return find(reference)
        .filter(entry -> entry.details().enabled() && principal.mayConnect(entry.slug()))
        .orElseThrow(() -> new Failed(new CatalogEntryNotFound(printable(reference))));
  }

  /** The entry by id; fails with {@link CatalogEntryNotFound}. */
  public CatalogEntry byId(CatalogEntryId id) {
    return catalog
        .find(id)
        .filter(entry -> entry.details().enabled())
        .orElseThrow(() -> new Failed(new CatalogEntryNotFound(id.toString())));
  }

  /** The same for somebody who may not connect everything. */
  public CatalogEntry byId(Principal principal, CatalogEntryId id) {
    CatalogEntry entry = byId(id);
    if (!principal.mayConnect(entry.slug())) {
      throw new Failed(new CatalogEntryNotFound(id.toString()));
    }
    return entry;
  }

  /** The entry of that slug, where it is offered; empty if it is not. */
  public Optional<CatalogEntry> offered(Slug slug) {
    return catalog.find(slug).filter(entry -> entry.details().enabled());
  }

  /** The entry by id, also one that is no longer offered: connections to it live on. */
  public Optional<CatalogEntry> known(CatalogEntryId id) {
    return catalog.find(id);
  }

  private Optional<CatalogEntry> find(String reference) {
    if (UUID_TEXT.matcher(reference).matches()) {
      return catalog.find(new CatalogEntryId(UUID.fromString(reference)));
    }
    return Slug.isSlug(reference) ? catalog.find(new Slug(reference)) : Optional.empty();
  }

  private static String printable(String reference) {
    return UUID_TEXT.matcher(reference).matches() || Slug.isSlug(reference) ? reference : "?";
  }
}
