package dev.enlace.sandbox.oauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An authorization code and what it was bound to.
 *
 * @param redirectGiven whether the request named the redirect URI, so that the exchange must too
 * @param challenge null if the request came without PKCE
 */
record IssuedCode(
    Grant grant,
    String redirectUri,
    boolean redirectGiven,
    @Nullable Challenge challenge,
    Instant expires) {

  /** A PKCE challenge and its method. */
  record Challenge(String value, String method) {

    boolean isMetBy(String verifier) {
      return Secrets.same(value, "plain".equals(method) ? verifier : Secrets.challenge(verifier));
    }
  }
}
