package dev.enlace.adapter.out.oauth;

import dev.enlace.adapter.out.oauth.http.Form;
import dev.enlace.application.port.out.oauth.AuthorizationEndpoint;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.syntax.Pkce;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the address at which a person consents, as the provider's definition wants it. */
public final class AuthorizationUrls implements AuthorizationEndpoint {
  @Override
  public URI address(ConfiguredProvider provider, Request request) {
    ProviderDefinition definition = provider.definition();
    if (!definition.state().accepts(request.state())) {
      throw new IllegalArgumentException("state does not fit provider " + definition.id());
    }
    Map<String, String> query = new LinkedHashMap<>(definition.extra().authorize());
    query.put("response_type", "code");
    query.put("client_id", provider.client().id());
    query.put("redirect_uri", request.redirectUri().toString());
    query.put("state", request.state());
    if (!request.scopes().isEmpty()) {
      String scopes = definition.scopes().joined(request.scopes().names());
      query.put(definition.scopes().parameter(), scopes);
    }
    query.putAll(challenge(definition, request));
    return URI.create(
        definition.endpoints().authorize().expand(Map.of()) + "?" + Form.encode(query));
  }

  private static Map<String, String> challenge(ProviderDefinition definition, Request request) {
    Pkce pkce = definition.pkce();
    if (!pkce.used()) {
      return Map.of();
    }
    if (request.challenge() == null) {
      throw new IllegalArgumentException("provider " + definition.id() + " takes part in PKCE");
    }
    return Map.of("code_challenge", request.challenge(), "code_challenge_method", "S256");
  }
}
