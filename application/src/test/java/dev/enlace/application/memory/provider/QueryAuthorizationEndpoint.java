package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.oauth.AuthorizationEndpoint;
import dev.enlace.domain.oauth.ConfiguredProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what RFC 6749 wants, and nothing that a provider wants besides. */
public final class QueryAuthorizationEndpoint implements AuthorizationEndpoint {
  @Override
  public URI address(ConfiguredProvider provider, Request request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", provider.client().id());
    parameters.put("redirect_uri", request.redirectUri().toString());
    parameters.put("scope", request.scopes().toString());
    parameters.put("state", request.state());
    if (request.challenge() != null) {
      parameters.put("code_challenge", request.challenge());
    }
    String query =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(provider.definition().endpoints().authorize().value() + "?" + query);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
