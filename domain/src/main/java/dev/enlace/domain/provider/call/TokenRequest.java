package dev.enlace.domain.provider.call;

import java.util.Map;

/**
 * The shape of a request to the token endpoint, for codes and refresh tokens alike.
 *
 * @param headers sent besides content type, {@code Accept: application/json} and authentication
 */
public record TokenRequest(
    ClientAuthentication client, BodyFormat body, Map<String, String> headers) {
  public TokenRequest {
    if (body == BodyFormat.NONE) {
      throw new IllegalArgumentException("a token request has a body");
    }
    headers = Headers.checked(headers);
  }
}
