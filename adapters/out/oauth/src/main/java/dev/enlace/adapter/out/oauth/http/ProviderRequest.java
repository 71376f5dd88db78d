package dev.enlace.adapter.out.oauth.http;

import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.provider.call.BodyFormat;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call to a provider, ready to be sent. A class and not a record, so that nothing can print the
 * secrets in it; the one place here where secrets become text.
 */
public final class ProviderRequest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpMethod method;
  private final URI url;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final BodyFormat format;

  /** A call without credentials and parameters so far. */
  public ProviderRequest(HttpMethod method, URI url, BodyFormat format) {
    this.method = method;
    this.url = url;
    this.format = format;
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "Enlace");
    switch (format) {
      case FORM -> headers.put("Content-Type", "application/x-www-form-urlencoded");
      case JSON -> headers.put("Content-Type", "application/json");
      case NONE -> {}
    }
  }

  public ProviderRequest headers(Map<String, String> more) {
    headers.putAll(more);
    return this;
  }

  public ProviderRequest parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  public ProviderRequest parameters(Map<String, String> more) {
    parameters.putAll(more);
    return this;
  }

  public ProviderRequest secret(String name, Secret value) {
    return parameter(name, value.reveal());
  }

  /** The token in a header (RFC 6750, 2.1). */
  public ProviderRequest bearer(Secret token) {
    headers.put("Authorization", "Bearer " + token.reveal());
    return this;
  }

  /** Client id and secret in a header, each form-encoded first (RFC 6749, 2.3.1). */
  public ProviderRequest basic(OAuthClient client) {
    Secret secret = client.secret();
    String pair = Form.escape(client.id()) + ":" + (secret == null ? "" : escaped(secret));
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    return this;
  }

  /** Client id and, if there is one, secret in the body (RFC 6749, 2.3.1). */
  public ProviderRequest inBody(OAuthClient client) {
    parameter("client_id", client.id());
    Secret secret = client.secret();
    return secret == null ? this : secret("client_secret", secret);
  }

  HttpMethod method() {
    return method;
  }

  URI url() {
    return url;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return switch (format) {
      case FORM -> Form.encode(parameters).getBytes(StandardCharsets.UTF_8);
      case JSON -> JSON.writeValueAsBytes(parameters);
      case NONE -> new byte[0];
    };
  }

  private static String escaped(Secret secret) {
    return Form.escape(secret.reveal());
  }
}
