package dev.enlace.application.port.out.oauth;

import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where people are sent to consent. */
public interface AuthorizationEndpoint {
  /** The address with everything the provider wants in it (RFC 6749, 4.1.1). */
  URI address(ConfiguredProvider provider, Request request);

  /**
   * What differs from walk to walk.
   *
   * @param scopes all to ask for
   * @param challenge the S256 challenge; null where the provider does no PKCE
   */
  record Request(String state, Scopes scopes, URI redirectUri, @Nullable String challenge) {
    @Override
    public String toString() {
      return "Request[" + scopes + "]";
    }
  }
}
