package dev.enlace.sandbox.google;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Origin;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Route;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google's OpenID Connect discovery document.
 *
 * @see <a href="https://developers.google.com/identity/openid-connect/openid-connect">OpenID
 *     Connect at Google</a>
 */
public final class GoogleDiscovery {
  private static final String ISSUER = "https://accounts.google.com";

  private final Origin origin;

  public GoogleDiscovery(Origin origin) {
    this.origin = origin;
  }

  public List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/accounts.google.com/.well-known/openid-configuration",
            "google",
            "discovery",
            request -> Reply.json(200, document())));
  }

  private ObjectNode document() {
    ObjectNode document =
        Json.object()
            .put("issuer", origin.of(ISSUER))
            .put("authorization_endpoint", origin.of(ISSUER + "/o/oauth2/v2/auth"))
            .put("token_endpoint", origin.of("https://oauth2.googleapis.com/token"))
            .put("userinfo_endpoint", origin.of("https://openidconnect.googleapis.com/v1/userinfo"))
            .put("revocation_endpoint", origin.of("https://oauth2.googleapis.com/revoke"))
            .put("jwks_uri", origin.of("https://www.googleapis.com/oauth2/v3/certs"))
            .put("authorization_response_iss_parameter_supported", true);
    list(document, "response_types_supported", "code");
    list(document, "subject_types_supported", "public");
    list(document, "id_token_signing_alg_values_supported", "RS256");
    list(document, "scopes_supported", "openid", "email", "profile");
    list(document, "code_challenge_methods_supported", "plain", "S256");
    list(document, "grant_types_supported", "authorization_code", "refresh_token");
    String methods = "token_endpoint_auth_methods_supported";
    list(document, methods, "client_secret_post", "client_secret_basic");
    return document;
  }

  private static void list(ObjectNode document, String name, String... values) {
    List.of(values).forEach(document.withArray(name)::add);
  }
}
