package dev.enlace.application.port.in.oauth;

import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.OfferedScope;
import java.util.List;
import reactor.core.publisher.Mono;

/** Tells a person, before the provider does, who asks for their account and what for. */
public interface ShowAuthorization {
  /**
   * Never empty; fails with {@code InvalidState}, and with {@code CatalogEntryNotFound} or {@code
   * ProviderNotConfigured} where an operator has taken the entry or its client away meanwhile.
   * Changes nothing, so link scanners are harmless.
   */
  Mono<Authorization> show(String ticket);

  /**
   * What the page says.
   *
   * @param application the name of the key that asks
   * @param user whom the application says the account is for
   * @param providerHost where the page's button leads
   * @param fromFrame whether nothing but the connect page of the same browser may lead here:
   *     whoever started there gets the confirmation too, so nobody else may be made to consent
   */
  record Authorization(
      String application,
      String user,
      OAuthEntry entry,
      List<OfferedScope> scopes,
      String providerHost,
      boolean fromFrame) {}
}
