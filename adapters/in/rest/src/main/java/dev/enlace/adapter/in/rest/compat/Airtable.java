package dev.enlace.adapter.in.rest.compat;

import dev.enlace.domain.catalog.Slug;

/** The one thing that the first deployments connected. */
final class Airtable {
  /** Of its entry in the catalogue, and of its provider. */
  static final Slug SLUG = new Slug("airtable");

  private Airtable() {}
}
