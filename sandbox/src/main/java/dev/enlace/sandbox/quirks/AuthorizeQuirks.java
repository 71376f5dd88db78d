package dev.enlace.sandbox.quirks;

import java.util.List;
import java.util.Map;

/**
 * The authorization endpoint.
 *
 * @param responseTypeRequired whether a missing {@code response_type} is an error
 * @param fixed parameters that must stand with exactly this value, such as {@code audience}
 * @param echoed request parameters that come back in the redirect
 * @param added further parameters of the redirect, as templates
 * @param sendsIssuer whether the redirect carries {@code iss} (RFC 9207)
 * @param errorsOnPage whether a bad request is told on the provider's own page instead of being
 *     redirected
 * @param codePrefix what codes start with; some hold characters that need encoding
 */
public record AuthorizeQuirks(
    String path,
    boolean responseTypeRequired,
    PkceQuirks pkce,
    StateQuirks state,
    Map<String, String> fixed,
    List<String> echoed,
    Map<String, String> added,
    boolean sendsIssuer,
    boolean errorsOnPage,
    String codePrefix) {

  public AuthorizeQuirks {
    pkce = pkce == null ? PkceQuirks.ignored() : pkce;
    state = state == null ? StateQuirks.free() : state;
    fixed = fixed == null ? Map.of() : Map.copyOf(fixed);
    echoed = echoed == null ? List.of() : List.copyOf(echoed);
    added = added == null ? Map.of() : Map.copyOf(added);
    codePrefix = codePrefix == null ? "sandbox-code-" : codePrefix;
  }
}
