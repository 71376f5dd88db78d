package dev.enlace.domain.catalog;

import dev.enlace.domain.form.FormSchema;

/** Something that can be connected. */
public sealed interface CatalogEntry permits OAuthEntry, CredentialsEntry {
  /** What it says of itself. */
  EntryDetails details();

  /** Which way a client has to go. */
  AuthType authType();

  /** The form to draw; empty for OAuth. */
  FormSchema formSchema();

  /** Stable over installations. */
  default CatalogEntryId id() {
    return CatalogEntryId.of(slug());
  }

  /** Its name in URLs. */
  default Slug slug() {
    return details().slug();
  }
}
