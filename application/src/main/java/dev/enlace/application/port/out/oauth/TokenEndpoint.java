package dev.enlace.application.port.out.oauth;

import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.PkceVerifier;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where codes become tokens, and refresh tokens new ones. */
public interface TokenEndpoint {
  /**
   * Exchanges a code, once: never repeated, since the provider spends it either way (RFC 6749,
   * 4.1.3). Never empty; fails with {@code ProviderUnavailable}.
   */
  Mono<TokenSet> exchange(ConfiguredProvider provider, Code code);

  /**
   * Asks for new tokens, once: never repeated, since a provider that rotates may have spent the
   * refresh token though no answer came (RFC 6749, 6). Never empty; fails with {@code
   * ProviderUnavailable}, whose {@code GRANT_REFUSED} alone says that the grant is dead.
   */
  Mono<TokenSet> refresh(ConfiguredProvider provider, Secret refreshToken);

  /**
   * A code and what proves that it is ours.
   *
   * @param verifier null where the provider does no PKCE
   */
  record Code(Secret value, URI redirectUri, @Nullable PkceVerifier verifier) {}
}
