package dev.enlace.adapter.out.oauth;

import dev.enlace.adapter.out.oauth.http.ProviderRequest;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.provider.call.ProviderCall;
import dev.enlace.domain.secret.Secret;

/** Says which client we are, in the way that a provider wants to hear it. */
final class ClientProof {
  private ClientProof() {}

  /** A client without a secret is a public one: its id goes in the body, and no Basic header. */
  static ProviderRequest tokenRequest(ProviderRequest request, ConfiguredProvider provider) {
    OAuthClient client = provider.client();
    if (client.secret() == null) {
      return request.parameter("client_id", client.id());
    }
    return switch (provider.definition().request().client().method()) {
      case BASIC -> request.basic(client);
      case POST -> request.inBody(client);
      case NONE -> request.parameter("client_id", client.id());
    };
  }

  static ProviderRequest call(
      ProviderRequest request, ProviderCall call, OAuthClient client, Secret token) {
    return switch (call.authentication()) {
      case NONE -> request;
      case BEARER -> request.bearer(token);
      case CLIENT_BASIC -> request.basic(client);
      case CLIENT_POST -> request.inBody(client);
    };
  }
}
