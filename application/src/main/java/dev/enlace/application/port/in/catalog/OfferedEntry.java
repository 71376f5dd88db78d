package dev.enlace.application.port.in.catalog;

import dev.enlace.domain.catalog.CatalogEntry;

/**
 * An entry as it is offered here.
 *
 * @param configured whether it can be connected now: false where the provider's client is missing
 */
public record OfferedEntry(CatalogEntry entry, boolean configured) {}
