package dev.enlace.application.port.out.oauth;

import dev.enlace.domain.connection.Account;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.secret.Secret;
import reactor.core.publisher.Mono;

/** Whose account an access token is for. */
public interface AccountProbe {
  /**
   * Asks the provider. Empty if it has no way to tell; fails with {@code ProviderUnavailable},
   * whose reason is {@code GRANT_REFUSED} where the provider does not accept the token.
   */
  Mono<Account> identify(ConfiguredProvider provider, Secret accessToken);
}
