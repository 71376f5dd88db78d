package dev.enlace.domain.provider.call;

import dev.enlace.domain.provider.syntax.UrlTemplate;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A call about a token: asking whose it is, or taking it back.
 *
 * @param url may hold {@code {clientId}} besides the provider's own parameters, never a token: URLs
 *     end in logs
 * @param token which of the two tokens it is about; without a refresh token, the access token
 * @param tokenParameter the body's name for the token; null if it only goes as Bearer
 * @param parameters sent in the body besides
 * @param headers sent besides content type, {@code Accept: application/json} and authentication
 */
public record ProviderCall(
    UrlTemplate url,
    Verb verb,
    Authentication authentication,
    BodyFormat body,
    Token token,
    @Nullable String tokenParameter,
    Map<String, String> parameters,
    Map<String, String> headers) {

  /** The placeholder that stands for our client id. */
  public static final String CLIENT_ID = "clientId";

  /** The HTTP method. */
  public enum Verb {
    GET,
    POST,
    DELETE
  }

  /** What the call authenticates with. */
  public enum Authentication {
    NONE,
    /** The token itself, in {@code Authorization: Bearer}. */
    BEARER,
    /** Client id and secret, in {@code Authorization: Basic}. */
    CLIENT_BASIC,
    /** Client id and secret, in the body. */
    CLIENT_POST
  }

  /** Which token. */
  public enum Token {
    ACCESS,
    REFRESH
  }

  public ProviderCall {
    parameters = Map.copyOf(parameters);
    headers = Headers.checked(headers);
    boolean hasBody = body != BodyFormat.NONE;
    if (verb == Verb.GET && hasBody) {
      throw new IllegalArgumentException("a GET has no body");
    }
    if (!hasBody && (tokenParameter != null || !parameters.isEmpty())) {
      throw new IllegalArgumentException("parameters need a body");
    }
    if (!hasBody && authentication == Authentication.CLIENT_POST) {
      throw new IllegalArgumentException("client credentials in the body need a body");
    }
    if (tokenParameter == null && authentication != Authentication.BEARER) {
      throw new IllegalArgumentException("the token goes as Bearer or in a parameter");
    }
    if (token == Token.REFRESH && authentication == Authentication.BEARER) {
      throw new IllegalArgumentException("a refresh token is no Bearer token");
    }
  }

  /** A GET with the access token as Bearer: what most identity endpoints want. */
  public static ProviderCall get(UrlTemplate url, Map<String, String> headers) {
    return new ProviderCall(
        url,
        Verb.GET,
        Authentication.BEARER,
        BodyFormat.NONE,
        Token.ACCESS,
        null,
        Map.of(),
        headers);
  }

  /** Placeholders that the provider's own parameters must fill. */
  public Set<String> placeholders() {
    Set<String> names = url.placeholders();
    names.remove(CLIENT_ID);
    return names;
  }

  /** The same call with URL parameters filled in. */
  public ProviderCall filled(Map<String, String> values) {
    return at(url.filled(values));
  }

  /** The same call elsewhere. */
  public ProviderCall relocated(UnaryOperator<URI> elsewhere) {
    return at(url.relocated(elsewhere));
  }

  private ProviderCall at(UrlTemplate place) {
    return new ProviderCall(
        place, verb, authentication, body, token, tokenParameter, parameters, headers);
  }
}
