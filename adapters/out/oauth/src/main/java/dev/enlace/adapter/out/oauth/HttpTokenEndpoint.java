package dev.enlace.adapter.out.oauth;

import dev.enlace.adapter.out.oauth.answer.TokenReader;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.adapter.out.oauth.http.ProviderRequest;
import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.syntax.UrlTemplate;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** Exchanges codes and refreshes tokens by HTTP, in the shape that the definition wants. */
public final class HttpTokenEndpoint implements TokenEndpoint {
  private final ProviderHttp http;
  private final TokenReader reader;

  public HttpTokenEndpoint(ProviderHttp http, Clock clock) {
    this.http = http;
    this.reader = new TokenReader(clock);
  }

  @Override
  public Mono<TokenSet> exchange(ConfiguredProvider provider, Code code) {
    return Mono.defer(() -> http.send(provider.definition().id(), request(provider, code)))
        .map(answer -> reader.read(provider.definition(), answer));
  }

  @Override
  public Mono<TokenSet> refresh(ConfiguredProvider provider, Secret refreshToken) {
    return Mono.defer(() ->
            http.send(
                provider.definition().id(),
                ClientProof.tokenRequest(request(provider.definition(), refreshToken), provider)))
        .map(answer -> reader.read(provider.definition(), answer));
  }

  private static ProviderRequest request(ProviderDefinition definition, Secret refreshToken) {
    return request(definition, definition.endpoints().refresh(), definition.extra().refresh())
        .parameter("grant_type", "refresh_token")
        .secret("refresh_token", refreshToken);
  }

  private static ProviderRequest request(
      ProviderDefinition definition, UrlTemplate endpoint, Map<String, String> extra) {
    return new ProviderRequest(
            HttpMethod.POST, endpoint.expand(Map.of()), definition.request().body())
        .headers(definition.request().headers())
        .parameters(extra);
  }

  private static ProviderRequest request(ConfiguredProvider provider, Code code) {
    ProviderDefinition definition = provider.definition();
    ProviderRequest request =
        request(definition, definition.endpoints().token(), definition.extra().token())
            .parameter("grant_type", "authorization_code")
            .secret("code", code.value())
            .parameter("redirect_uri", code.redirectUri().toString());
    if (code.verifier() != null && definition.pkce().used()) {
      request.secret("code_verifier", code.verifier().value());
    }
    return ClientProof.tokenRequest(request, provider);
  }
}
