package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.port.out.oauth.OAuthProviders;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.oauth.ConfiguredProvider;

/** Finds what a walk needs of an entry, or says why there can be none. */
public final class OAuthEntries {
  private final CatalogLookup lookup;
  private final OAuthProviders providers;

  /** Over that catalogue and those clients. */
  public OAuthEntries(CatalogLookup lookup, OAuthProviders providers) {
    this.lookup = lookup;
    this.providers = providers;
  }

  /** The OAuth entry of that id. */
  OAuthEntry entry(CatalogEntryId id) {
    return switch (lookup.byId(id)) {
      case OAuthEntry oauth -> oauth;
      case CredentialsEntry other -> throw new Failed(new OAuthNotSupported(other.slug()));
    };
  }

  /** Its provider, with our client there. */
  ConfiguredProvider provider(OAuthEntry entry) {
    return providers
        .find(entry)
        .orElseThrow(() ->
            new Failed(
                new ProviderNotConfigured(entry.details().provider(), providers.variables(entry))));
  }
}
