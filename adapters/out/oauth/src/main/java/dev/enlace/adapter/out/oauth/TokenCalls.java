package dev.enlace.adapter.out.oauth;

import dev.enlace.adapter.out.oauth.http.Form;
import dev.enlace.adapter.out.oauth.http.ProviderRequest;
import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.provider.call.ProviderCall;
import dev.enlace.domain.secret.Secret;
import java.util.Map;
import org.springframework.http.HttpMethod;

/** Makes requests of a definition's calls about a token. */
final class TokenCalls {
  private TokenCalls() {}

  static ProviderRequest request(ProviderCall call, OAuthClient client, Secret token) {
    ProviderRequest request =
        new ProviderRequest(
                method(call),
                call.url().expand(Map.of(ProviderCall.CLIENT_ID, Form.escape(client.id()))),
                call.body())
            .headers(call.headers())
            .parameters(call.parameters());
    if (call.tokenParameter() != null) {
      request.secret(call.tokenParameter(), token);
    }
    return ClientProof.call(request, call, client, token);
  }

  private static HttpMethod method(ProviderCall call) {
    return switch (call.verb()) {
      case GET -> HttpMethod.GET;
      case POST -> HttpMethod.POST;
      case DELETE -> HttpMethod.DELETE;
    };
  }
}
