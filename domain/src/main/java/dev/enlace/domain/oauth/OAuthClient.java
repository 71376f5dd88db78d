package dev.enlace.domain.oauth;

import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operator registered at a provider.
 *
 * @param secret null for a public client
 * @param redirectUri where the provider sends people back, as registered
 * @param scopes the operator's choice of default scopes; null: the entry's
 */
public record OAuthClient(
    String id, @Nullable Secret secret, URI redirectUri, @Nullable Scopes scopes) {
  public OAuthClient {
    Objects.requireNonNull(redirectUri, "redirectUri");
    if (id.isBlank()) {
      throw new IllegalArgumentException("a client has an id");
    }
  }
}
