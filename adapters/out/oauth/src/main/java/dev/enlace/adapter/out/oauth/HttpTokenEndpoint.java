package dev.enlace.adapter.out.oauth;

import dev.enlace.adapter.out.oauth.answer.TokenReader;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.adapter.out.oauth.http.ProviderRequest;
import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.token.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** Exchanges codes by HTTP (RFC 6749, 4.1.3), in the shape that the definition wants. */
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

  private static ProviderRequest request(ConfiguredProvider provider, Code code) {
    ProviderDefinition definition = provider.definition();
    URI url = definition.endpoints().token().expand(Map.of());
    ProviderRequest request =
        new ProviderRequest(HttpMethod.POST, url, definition.request().body())
            .headers(definition.request().headers())
            .parameters(definition.extra().token())
            .parameter("grant_type", "authorization_code")
            .secret("code", code.value())
            .parameter("redirect_uri", code.redirectUri().toString());
    if (code.verifier() != null && definition.pkce().used()) {
      request.secret("code_verifier", code.verifier().value());
    }
    return ClientProof.tokenRequest(request, provider);
  }
}
