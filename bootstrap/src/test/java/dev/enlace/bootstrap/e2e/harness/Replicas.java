package dev.enlace.bootstrap.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Two Enlaces in processes of their own, on one database, with the same keys. The second's Airtable
 * is the sandbox of the first.
 */
public record Replicas(ChildEnlace one, ChildEnlace two, String database) implements AutoCloseable {
  private static final String KEY =
      Base64.getEncoder().encodeToString("thirty-two-bytes-for-all-the-two".getBytes(UTF_8));

  /** Starts both, and waits for them. */
  public static Replicas start() {
    return start(SharedDatabase.fresh());
  }

  /** The same on that database. */
  public static Replicas start(String database) {
    int sandbox = RunningEnlace.freePort();
    ChildEnlace one =
        ChildEnlace.launch(
            RunningEnlace.newHome(),
            with(shared(database), Map.of("ENLACE_SANDBOX_PORT", String.valueOf(sandbox))));
    ChildEnlace two =
        ChildEnlace.launch(RunningEnlace.newHome(), with(shared(database), airtableAt(sandbox)));
    return new Replicas(one.awaitReady(), two.awaitReady(), database);
  }

  /** What replicas have in common. */
  public static Map<String, String> shared(String database) {
    return Map.of(
        "DATABASE_URL",
        database,
        "ENCRYPTION_KEY",
        KEY,
        "SECRET_KEY",
        "signs-the-states-of-both-of-the-replicas");
  }

  /** What lets a replica take the sandbox on that port for Airtable. */
  public static Map<String, String> airtableAt(int sandbox) {
    return providersAt(sandbox, Map.of("airtable", "AIRTABLE_OAUTH"));
  }

  /** What lets a replica take the sandbox on that port for Airtable and for Gmail. */
  public static Map<String, String> airtableAndGmailAt(int sandbox) {
    return providersAt(sandbox, Map.of("airtable", "AIRTABLE_OAUTH", "google", "GOOGLE_GMAIL"));
  }

  private static Map<String, String> providersAt(int sandbox, Map<String, String> clients) {
    Path catalogue = RunningEnlace.newHome().resolve("catalog").toAbsolutePath();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ENLACE_CATALOG_DIR", catalogue.toString());
    clients.forEach((provider, prefix) -> {
      moved(provider, catalogue, "http://127.0.0.1:" + sandbox + "/");
      variables.put(prefix + "_CLIENT_ID", "sandbox-" + provider);
      variables.put(prefix + "_CLIENT_SECRET", "sandbox-" + provider + "-secret");
    });
    return variables;
  }

  private static void moved(String provider, Path catalogue, String here) {
    try (InputStream yaml =
        Objects.requireNonNull(
            Replicas.class.getResourceAsStream("/catalog/providers/" + provider + ".yaml"))) {
      Files.writeString(
          Files.createDirectories(catalogue).resolve(provider + "-provider.yaml"),
          new String(yaml.readAllBytes(), UTF_8)
              .replaceAll("(authorize|token|url|baseUrl): https://", "$1: " + here));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both, the later winning. */
  public static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }

  @Override
  public void close() {
    two.close();
    one.close();
  }
}
