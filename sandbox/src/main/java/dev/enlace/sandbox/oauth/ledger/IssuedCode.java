package dev.enlace.sandbox.oauth.ledger;

import dev.enlace.sandbox.oauth.Secrets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An authorization code and what it was bound to.
 *
 * @param redirectGiven whether the request named the redirect URI, so that the exchange must too
 * @param challenge null if the request came without PKCE
 */
public record IssuedCode(
    Grant grant,
    String redirectUri,
    boolean redirectGiven,
    @Nullable Challenge challenge,
    Instant expires) {

  /** A PKCE challenge and its method. */
  public record Challenge(String value, String method) {

    public boolean isMetBy(String verifier) {
      return Secrets.same(value, "plain".equals(method) ? verifier : Secrets.challenge(verifier));
    }
  }
}
