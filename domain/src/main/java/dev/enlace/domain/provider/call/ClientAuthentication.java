package dev.enlace.domain.provider.call;

/**
 * How we prove to a token endpoint which client we are (RFC 6749 section 2.3).
 *
 * @param method used where a client secret is configured
 * @param withoutSecret what to do where none is
 */
public record ClientAuthentication(Method method, WithoutSecret withoutSecret) {
  /** Where id and secret go. */
  public enum Method {
    /** Both in an {@code Authorization: Basic} header and neither in the body. */
    BASIC,
    /** Both in the body. */
    POST,
    /** The id in the body; the provider knows no secrets. */
    NONE
  }

  /** What a provider makes of a client without a secret. */
  public enum WithoutSecret {
    /** It needs one: the client counts as not configured. */
    REFUSED,
    /** It is a public client: the id goes in the body, and no Basic header is allowed. */
    ID_IN_BODY
  }

  public ClientAuthentication {
    if (method == Method.NONE && withoutSecret == WithoutSecret.REFUSED) {
      throw new IllegalArgumentException("a provider without secrets cannot refuse their absence");
    }
  }

  public boolean needsSecret() {
    return withoutSecret == WithoutSecret.REFUSED;
  }
}
