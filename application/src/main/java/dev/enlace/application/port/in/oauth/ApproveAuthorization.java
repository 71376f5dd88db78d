package dev.enlace.application.port.in.oauth;

import dev.enlace.domain.secret.Secret;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Binds an attempt to the browser of the person who was told what it is about. */
public interface ApproveAuthorization {
  /**
   * Never empty; fails with {@code InvalidState}, and with {@code CatalogEntryNotFound} or {@code
   * ProviderNotConfigured} where an operator has taken the entry or its client away meanwhile.
   */
  Mono<Approved> approve(String ticket);

  /**
   * Where the person goes now.
   *
   * @param browser goes into a cookie; the callback asks for it
   */
  record Approved(URI authUrl, Secret browser) {
    @Override
    public String toString() {
      return "Approved[" + authUrl.getHost() + "]";
    }
  }
}
