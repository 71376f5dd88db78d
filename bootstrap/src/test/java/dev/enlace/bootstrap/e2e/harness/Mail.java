package dev.enlace.bootstrap.e2e.harness;

import java.util.LinkedHashMap;
import java.util.Map;

/** The form of a mail server, filled in. */
public final class Mail {
  /** The password that the sandbox's mail servers know. */
  public static final String PASSWORD = "sandbox-password";

  private Mail() {}

  /** The config of an account there. */
  public static Map<String, Object> config(String host, int port, String password) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("host", host);
    config.put("port", port);
    config.put("username", "sandbox");
    config.put("password", password);
    return config;
  }

  /** Connects one. */
  public static Answer connect(Api api, Map<String, Object> config) {
    return api.post(
        "/connections", Map.of("availableConnectionId", api.entry("smtp"), "config", config));
  }

  /** Connects one at the sandbox's server without trying it, visible as said; its id. */
  public static String connected(Api api, RunningEnlace enlace, String visibility) {
    Answer made =
        api.post(
            "/connections?verify=false",
            Map.of(
                "availableConnectionId",
                api.entry("smtp"),
                "visibility",
                visibility,
                "config",
                config("127.0.0.1", enlace.sandbox().smtp().port(), PASSWORD)));
    if (made.status() != 201) {
      throw new IllegalStateException(made.text());
    }
    return made.text("/id");
  }
}
