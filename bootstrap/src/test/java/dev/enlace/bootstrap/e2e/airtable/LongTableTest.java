package dev.enlace.bootstrap.e2e.airtable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.NoLimits;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table of which the whole is more than the process may use. */
class LongTableTest {
  private static final int RECORDS = 100_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String SMALL = "-Xmx128m -XX:MaxDirectMemorySize=64m";
  private static final String RECORD_OF_JSON = "\"recMany";
  private static final String RECORD_OF_TOON = "\n  recMany";

  @Test
  void a_hundred_thousand_records_pass_through_a_process_of_128_mebibytes() throws Exception {
    try (Sandbox airtable = Sandbox.start(SandboxOptions.defaults())) {
      airtable.fill(RECORDS);
      airtable.keepLimits(false);
      Map<String, String> variables =
          Replicas.with(
              Replicas.shared(SharedDatabase.fresh()),
              Replicas.airtableAt(airtable.http().getPort()));
      NoLimits.in(Path.of(variables.getOrDefault("ENLACE_CATALOG_DIR", "")));
      variables.put("_JAVA_OPTIONS", SMALL);
      try (ChildEnlace child = ChildEnlace.launch(RunningEnlace.newHome(), variables).awaitReady();
          HttpClient client = HttpClient.newHttpClient()) {
        URI all =
            child
                .url()
                .resolve(
                    "/connections/"
                        + Grants.connected(child.admin(), "airtable")
                        + "/airtable/bases/appSandboxPrj0001/tables/Many/records?pages=all");

        Counted json = counted(client, all + "&format=json", RECORD_OF_JSON);
        Counted toon = counted(client, all + "&format=toon", RECORD_OF_TOON);

        System.out.printf(
            "JSON %s, TOON %s, resident %d MiB%n", json, toon, child.residentMebibytes());
        assertThat(json.records()).isEqualTo(RECORDS);
        assertThat(toon.records()).isEqualTo(RECORDS);
        assertThat(airtable.count("airtable.listRecords.200")).isEqualTo(2 * RECORDS / 100);
        assertThat(child.log()).doesNotContain("OutOfMemory", " ERROR ");
      }
    }
  }

  private static Counted counted(HttpClient client, String url, String record)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + RunningEnlace.ADMIN_KEY)
            .build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    try (InputStream answer = response.body()) {
      return Counted.of(answer, record.getBytes(StandardCharsets.UTF_8), begin);
    }
  }

  /** How often a text came, in how many bytes and milliseconds. */
  private record Counted(int records, long bytes, long millis) {
    static Counted of(InputStream in, byte[] text, long begin) throws IOException {
      int records = 0;
      int at = 0;
      long bytes = 0;
      byte[] piece = new byte[1 << 16];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        bytes += read;
        for (int i = 0; i < read; i++) {
          // what is looked for does not repeat its own beginning
          at = piece[i] == text[at] ? at + 1 : piece[i] == text[0] ? 1 : 0;
          if (at == text.length) {
            records++;
            at = 0;
          }
        }
      }
      return new Counted(records, bytes, Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }
  }
}
