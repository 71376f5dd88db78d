package dev.enlace.adapter.out.oauth.client;

import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.secret.Secret;
import java.net.URI;

/**
 * Moves a provider into the sandbox, where {@code https://HOST/PATH} is {@code SANDBOX/HOST/PATH}
 * and every provider knows a client of ours.
 */
final class SandboxStandIn {
  private final URI sandbox;

  SandboxStandIn(URI sandbox) {
    this.sandbox = sandbox;
  }

  ConfiguredProvider of(ProviderDefinition provider, URI redirectUri) {
    String client = "sandbox-" + provider.id();
    return new ConfiguredProvider(
        provider.relocated(this::moved),
        new OAuthClient(client, Secret.of(client + "-secret"), redirectUri, null));
  }

  private URI moved(URI url) {
    return URI.create(sandbox + "/" + url.getRawAuthority() + url.getRawPath());
  }
}
