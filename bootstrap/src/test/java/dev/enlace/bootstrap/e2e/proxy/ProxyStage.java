package dev.enlace.bootstrap.e2e.proxy;

import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An Airtable whose people and tokens are the sandbox's, and whose API is a test's own. */
final class ProxyStage {
  private static final String BUILT_IN =
      "adapters/out/catalog/src/main/resources/catalog/providers/airtable.yaml";
  private static final String API =
      """
      api:
        baseUrl: http://127.0.0.1:PORT/v0
        limits:
          - {scope: base, requests: 5, per: PT1S, penalty: PT2S}
        proxy:
          methods: [get, head, post, put, patch]
          subjects:
            base: "/(app[^/]+)(?:/.*)?"
      """;

  /** How long a provider may stand still: longer than a busy machine does. */
  static final Duration IDLE = Duration.ofSeconds(10);

  private ProxyStage() {}

  /** The variables of an Enlace on that home. */
  static Map<String, String> variables(ProxiedProvider provider, Path home) {
    int sandbox = RunningEnlace.freePort();
    try {
      String text = Files.readString(ProjectFolder.ROOT.resolve(BUILT_IN));
      String moved =
          text.substring(0, text.indexOf("\napi:") + 1)
              .replaceAll("https://([a-z.]*airtable\\.com)", "http://127.0.0.1:" + sandbox + "/$1");
      Path catalogue = Files.createDirectories(home.resolve("catalog"));
      Files.writeString(
          catalogue.resolve("airtable.yaml"), moved + API.replace("PORT", "" + provider.port()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ENLACE_HOME", home.toAbsolutePath().toString());
    variables.put("ENLACE_SANDBOX_PORT", String.valueOf(sandbox));
    variables.put("AIRTABLE_OAUTH_CLIENT_ID", "sandbox-airtable");
    variables.put("AIRTABLE_OAUTH_CLIENT_SECRET", "sandbox-airtable-secret");
    variables.put("ENLACE_OUTBOUND_ALLOW", "127.0.0.1:" + provider.port());
    variables.put("ENLACE_PROXY_MAX_BODY", "64");
    variables.put("ENLACE_PROXY_IDLE_TIMEOUT", String.valueOf(IDLE.toSeconds()));
    return variables;
  }
}
