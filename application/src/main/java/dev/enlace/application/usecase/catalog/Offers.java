package dev.enlace.application.usecase.catalog;

import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.application.port.out.oauth.OAuthProviders;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.OAuthEntry;

/** Knows whether an entry can be connected here and now. */
public final class Offers {
  private final OAuthProviders providers;

  /** By the clients that are configured. */
  public Offers(OAuthProviders providers) {
    this.providers = providers;
  }

  /** The entry as it is offered. */
  public OfferedEntry offer(CatalogEntry entry) {
    return switch (entry) {
      case OAuthEntry oauth -> new OfferedEntry(oauth, providers.find(oauth).isPresent());
      case CredentialsEntry credentials -> new OfferedEntry(credentials, true);
    };
  }
}
