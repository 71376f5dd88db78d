package dev.enlace.bootstrap.e2e.harness;

import java.util.List;
import java.util.Map;

/**
 * A workspace of a test's own.
 *
 * @param adminKey what its first administrator signs in with
 */
public record Tenant(String id, String adminKey, Api admin) {
  /** A new one, whose people are asked before they are sent to a provider, or not. */
  public static Tenant of(RunningEnlace enlace, String name, String oauthConfirmation) {
    Answer made =
        enlace
            .admin()
            .post("/workspaces", Map.of("name", name, "oauthConfirmation", oauthConfirmation));
    if (made.status() != 201) {
      throw new IllegalStateException(made.text());
    }
    String key = made.text("/adminKey");
    return new Tenant(made.text("/id"), key, Api.of(enlace.url(), key));
  }

  /** Replaces its success URLs. */
  public Answer successUrls(List<String> urls) {
    return admin.put("/workspaces/" + id + "/success-urls", Map.of("successUrls", urls));
  }

  /** A new key. */
  public Api key(String role, List<String> permissions, RunningEnlace enlace) {
    Answer made =
        admin.post("/api-keys", Map.of("name", role, "role", role, "permissions", permissions));
    if (made.status() != 201) {
      throw new IllegalStateException(made.text());
    }
    return Api.of(enlace.url(), made.text("/key"));
  }
}
