package dev.enlace.domain.provider;

import java.util.Map;
import java.util.Set;

/**
 * Fixed parameters that a provider wants besides OAuth's own, such as Google's {@code
 * access_type=offline}.
 */
public record ExtraParameters(
    Map<String, String> authorize, Map<String, String> token, Map<String, String> refresh) {
  private static final Set<String> OURS =
      Set.of(
          "client_id",
          "client_secret",
          "redirect_uri",
          "response_type",
          "state",
          "scope",
          "code",
          "code_challenge",
          "code_challenge_method",
          "code_verifier",
          "grant_type",
          "refresh_token");

  public ExtraParameters {
    authorize = checked(authorize);
    token = checked(token);
    refresh = checked(refresh);
  }

  public static ExtraParameters none() {
    return new ExtraParameters(Map.of(), Map.of(), Map.of());
  }

  private static Map<String, String> checked(Map<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (name.isBlank() || OURS.contains(name)) {
        throw new IllegalArgumentException("parameter " + name + " cannot be set by a definition");
      }
    }
    return Map.copyOf(parameters);
  }
}
