package dev.enlace.domain.provider;

import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who the provider says it is, so that an answer of another provider is noticed (RFC 9207).
 *
 * @param value compared character by character
 * @param inCallback whether the provider promises {@code iss} in its authorization response; then
 *     an answer without it is refused
 */
public record Issuer(String value, boolean inCallback) {
  public Issuer {
    if (!value.startsWith("https://") && !value.startsWith("http://")) {
      throw new IllegalArgumentException("an issuer is a URL");
    }
  }

  Issuer relocated(UnaryOperator<URI> elsewhere) {
    return new Issuer(elsewhere.apply(URI.create(value)).toString(), inCallback);
  }

  /** Whether a callback with this {@code iss}, or with none, may have come from the provider. */
  public boolean accepts(@Nullable String iss) {
    return iss == null ? !inCallback : iss.equals(value);
  }
}
