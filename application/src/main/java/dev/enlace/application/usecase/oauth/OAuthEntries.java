package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.port.out.oauth.OAuthProviders;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Principal;

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

  /** The same for somebody who may not connect everything. */
  OAuthEntry entry(Principal principal, CatalogEntryId id) {
    lookup.byId(principal, id);
    return entry(id);
  }

  /** What an attempt walks on: an operator may have taken it away since the start. */
  Way way(OAuthAttempt attempt) {
    try {
      OAuthEntry entry = entry(attempt.entry());
      return new Way.Open(entry, provider(entry));
    } catch (Failed gone) {
      return new Way.Closed(gone.failure());
    }
  }

  /** Its provider, with our client there. */
  ConfiguredProvider provider(OAuthEntry entry) {
    return providers
        .find(entry)
        .orElseThrow(() ->
            new Failed(
                new ProviderNotConfigured(entry.details().provider(), providers.variables(entry))));
  }

  /** Whether a walk that has begun can go on. */
  sealed interface Way {
    /** It can. */
    record Open(OAuthEntry entry, ConfiguredProvider provider) implements Way {}

    /** It cannot, and that is what the person is told. */
    record Closed(Failure failure) implements Way {}
  }
}
