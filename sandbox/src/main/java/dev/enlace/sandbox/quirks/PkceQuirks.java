package dev.enlace.sandbox.quirks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PKCE (RFC 7636).
 *
 * @param methods what {@code code_challenge_method} may be
 * @param verifier the regular expression that a verifier must fit
 * @param feature the client feature that switches PKCE on, where it is opt-in
 * @param withoutFeature what happens to a challenge of a client that has not opted in
 */
public record PkceQuirks(
    Use use, List<String> methods, String verifier, @Nullable String feature, Use withoutFeature) {

  /** What the provider does with a challenge. */
  public enum Use {
    REQUIRED,
    SUPPORTED,
    REFUSED,
    IGNORED
  }

  public PkceQuirks {
    methods = methods == null ? List.of("S256") : List.copyOf(methods);
    withoutFeature = withoutFeature == null ? Use.IGNORED : withoutFeature;
    verifier = verifier == null ? "[A-Za-z0-9._~-]{43,128}" : verifier;
  }

  static PkceQuirks ignored() {
    return new PkceQuirks(Use.IGNORED, List.of(), ".*", null, Use.IGNORED);
  }
}
