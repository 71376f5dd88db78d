package dev.enlace.bench.stage;

import dev.enlace.bench.load.Request;
import dev.enlace.bench.program.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Connections that people made by consenting at the sandbox's Airtable. A user may start ten walks
 * a minute and a key sixty, so there are as many users and keys as that takes.
 */
final class Walks {
  private static final int EACH_USER = 10;
  private static final int EACH_KEY = 60;

  private final String url;
  private final String adminKey;
  private final String entry;
  private String key = "";
  private int made;

  /** At that Enlace. */
  Walks(String url, String adminKey) throws IOException, InterruptedException {
    this.url = url;
    this.adminKey = adminKey;
    this.entry =
        Web.json(URI.create(url + "/connections/available/airtable"), bearer(adminKey))
            .path("id")
            .asString();
  }

  /** Makes so many more; the requests that hand them out, all by the administrator's key. */
  List<Request> make(int count) throws IOException, InterruptedException {
    List<Request> handOuts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (made % EACH_KEY == 0) {
        key = newKey(made / EACH_KEY);
      }
      String user = "user-" + made / EACH_USER;
      handOuts.add(new Request("/connections/" + walk(user) + "/token", as(adminKey, user)));
      made++;
    }
    return handOuts;
  }

  static Map<String, String> bearer(String key) {
    return Map.of("Authorization", "Bearer " + key);
  }

  static Map<String, String> as(String key, String user) {
    return Map.of("Authorization", "Bearer " + key, "Enlace-User", user);
  }

  private String newKey(int number) throws IOException, InterruptedException {
    return Web.post(
            URI.create(url + "/api-keys"),
            bearer(adminKey),
            Map.of("name", "bench-" + number, "role", "member", "permissions", List.of("act_as")))
        .path("key")
        .asString();
  }

  private String walk(String user) throws IOException, InterruptedException {
    JsonNode started =
        Web.post(
            URI.create(url + "/connections/oauth/start"),
            as(key, user),
            Map.of("availableConnectionId", entry));
    URI authorize = URI.create(started.path("authUrl").asString());
    HttpResponse<String> allowed = Web.submit(authorize, Map.of(), "decision=allow");
    String back = allowed.headers().firstValue("Location").orElseThrow();
    Web.get(URI.create(back), Map.of("X-Forwarded-For", address()));
    URI attempt =
        URI.create(url + "/connections/oauth/attempts/" + started.path("attemptId").asString());
    String connection = Web.json(attempt, as(key, user)).path("connectionId").asString("");
    if (connection.isEmpty()) {
      throw new IOException("no connection came of a walk");
    }
    return connection;
  }

  /** Every person comes from elsewhere: what one address may do without a key is limited. */
  private String address() {
    return "203.0.%d.%d".formatted(made / 250, made % 250 + 1);
  }
}
