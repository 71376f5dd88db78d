package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.form.FormCheck;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.principal.Principal;
import java.util.List;

/** Entries that are connected by a form, and answers that fit it. */
public final class CredentialForms {
  private final CatalogLookup lookup;

  /** Over that catalogue. */
  public CredentialForms(CatalogLookup lookup) {
    this.lookup = lookup;
  }

  /** The entry to make a connection of. */
  CredentialsEntry offered(Principal principal, CatalogEntryId id) {
    return form(lookup.byId(principal, id));
  }

  /**
   * The entry of a connection that exists, offered still or not; fails with {@link
   * CatalogEntryNotFound} where its file is gone.
   */
  public CredentialsEntry of(Connection connection) {
    return form(
        lookup
            .known(connection.entry())
            .orElseThrow(() -> new Failed(new CatalogEntryNotFound(connection.slug().value()))));
  }

  /** The values of an answer that fits; fails with {@link InvalidConfiguration}. */
  static FormValues accepted(FormCheck check) {
    return switch (check) {
      case FormCheck.Accepted(FormValues values) -> values;
      case FormCheck.Rejected(var violations) ->
          throw new Failed(new InvalidConfiguration("form", violations));
    };
  }

  private static CredentialsEntry form(CatalogEntry entry) {
    return switch (entry) {
      case CredentialsEntry credentials -> credentials;
      case OAuthEntry _ -> throw new Failed(new InvalidConfiguration("use_oauth_start", List.of()));
    };
  }
}
