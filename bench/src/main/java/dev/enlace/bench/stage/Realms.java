package dev.enlace.bench.stage;

import dev.enlace.bench.program.KeycloakImage;
import dev.enlace.bench.program.Web;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Keycloak's two realms: who signs people in, and who keeps the tokens of that. */
final class Realms {
  static final String PROVIDER = "provider";
  static final String TENANT = "tenant";
  static final String APPLICATION = "application";
  static final String LANDING = "http://127.0.0.1/landing";
  static final String PERSON = "ana";
  static final String PASSWORD = "password-of-ana";

  private static final String BROKER = "broker";
  private static final String BROKER_SECRET = "secret-of-the-broker";
  private static final int HOURS_4 = 14_400;

  private final String url;

  /** Of that Keycloak. */
  Realms(String url) {
    this.url = url;
  }

  void create() throws IOException, InterruptedException {
    URI realms = URI.create(url + "/admin/realms");
    Map<String, String> admin = Walks.bearer(adminToken());
    Web.post(realms, admin, provider());
    Web.post(realms, admin, tenant());
  }

  private String adminToken() throws IOException, InterruptedException {
    String form =
        "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s"
            .formatted(KeycloakImage.ADMIN);
    URI token = URI.create(url + "/realms/master/protocol/openid-connect/token");
    return Web.json(Web.submit(token, Map.of(), form)).path("access_token").asString();
  }

  private static Map<String, Object> provider() {
    return Map.of(
        "realm",
        PROVIDER,
        "enabled",
        true,
        "accessTokenLifespan",
        HOURS_4,
        "clients",
        List.of(
            Map.of(
                "clientId",
                BROKER,
                "secret",
                BROKER_SECRET,
                "redirectUris",
                List.of("http://127.0.0.1/*", "http://127.0.0.1:*"))),
        "users",
        List.of(
            Map.of(
                "username",
                PERSON,
                "enabled",
                true,
                "email",
                "ana@example.com",
                "emailVerified",
                true,
                "firstName",
                "Ana",
                "lastName",
                "Example",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD)))));
  }

  private Map<String, Object> tenant() {
    return Map.of(
        "realm",
        TENANT,
        "enabled",
        true,
        "accessTokenLifespan",
        HOURS_4,
        "clients",
        List.of(
            Map.of(
                "clientId", APPLICATION, "publicClient", true, "redirectUris", List.of(LANDING))),
        "identityProviders",
        List.of(
            Map.of(
                "alias",
                PROVIDER,
                "providerId",
                "oidc",
                "enabled",
                true,
                "trustEmail",
                true,
                "storeToken",
                true,
                "addReadTokenRoleOnCreate",
                true,
                "config",
                broker())));
  }

  private Map<String, String> broker() {
    String protocol = url + "/realms/" + PROVIDER + "/protocol/openid-connect";
    return Map.of(
        "issuer",
        url + "/realms/" + PROVIDER,
        "authorizationUrl",
        protocol + "/auth",
        "tokenUrl",
        protocol + "/token",
        "userInfoUrl",
        protocol + "/userinfo",
        "jwksUrl",
        protocol + "/certs",
        "useJwksUrl",
        "true",
        "clientId",
        BROKER,
        "clientSecret",
        BROKER_SECRET,
        "clientAuthMethod",
        "client_secret_post",
        "defaultScope",
        "openid profile email");
  }
}
