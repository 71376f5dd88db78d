package dev.enlace.bootstrap.e2e.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Contract;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.NoLimits;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.toon.Layout;
import dev.enlace.toon.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reference implementation reads what a running Enlace answers as what its JSON says. */
class ToonTest {
  /** A hand-out may renew a token. */
  private static final Set<String> NOT_ASKED = Set.of("getConnectionToken");

  /** Records have a shape for each format, unless one is asked for. */
  private static final Map<String, List<String>> SHAPES =
      Map.of(
          "listAirtableRecords",
          List.of("?shape=flat", "?shape=nested", "?shape=nested&pages=all"),
          "getAirtableRecord",
          List.of("?shape=flat", "?shape=nested"));

  private static RunningEnlace enlace;

  @BeforeAll
  static void start() {
    Path home = RunningEnlace.newHome();
    NoLimits.in(home.resolve("catalog"));
    enlace = RunningEnlace.start(Map.of("ENLACE_HOME", home.toString()));
    enlace.sandbox().keepLimits(false);
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void everything_that_can_be_read_says_the_same_in_both_formats() {
    Api admin = enlace.admin();
    Map<String, String> ids =
        Map.of(
            "idOrSlug", "smtp",
            "connectionId", Mail.connected(admin, enlace, "private"),
            "rotationId", admin.post("/keys/rotations", Map.of()).text("/id"),
            "workspaceId", admin.get("/workspaces").text("/items/0/id"));
    assertThat(compared(admin, ids))
        .contains("listAvailableConnections", "getFormSchema", "getConnection", "listConnections")
        .contains("listApiKeys", "listWorkspaces", "listAuditEvents", "getConnectPage")
        .hasSizeGreaterThan(12);
  }

  @Test
  void what_airtable_answers_says_the_same_in_both_formats() {
    Api admin = enlace.admin();
    Map<String, String> ids =
        Map.of(
            "connectionId", Grants.connected(admin, "airtable"),
            "baseId", "appSandboxCRM0001",
            "tableIdOrName", "Companies",
            "recordId", "recComp0000000001");

    assertThat(compared(admin, ids))
        .contains("getAirtableUser", "listAirtableBases", "listAirtableTables")
        .contains("listAirtableRecords", "getAirtableRecord");
  }

  /** Which operations have said the same; of records also all pages, as rows and as they are. */
  private static Set<String> compared(Api caller, Map<String, String> ids) {
    Set<String> compared = new TreeSet<>();
    try (Reference reference = Reference.start()) {
      for (Contract.Operation operation : Contract.of(enlace).operations()) {
        String path = operation.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
          path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        boolean readable = operation.method().equals("GET") && !path.contains("{");
        if (!readable || NOT_ASKED.contains(operation.id())) {
          continue;
        }
        boolean same = true;
        for (String query : SHAPES.getOrDefault(operation.id(), List.of(""))) {
          same &= same(reference, caller, path + query);
        }
        if (same) {
          compared.add(operation.id());
        }
      }
    }
    return compared;
  }

  @Test
  void what_is_made_is_answered_as_toon_too() {
    Answer made =
        enlace.admin().post("/api-keys?format=toon", Map.of("name", "By TOON", "role", "reader"));

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Content-Type").orElseThrow()).startsWith("text/toon");
    assertThat(made.text().lines()).contains("name: By TOON", "role: reader");
  }

  /** False for what is no data, or changes by itself. */
  private static boolean same(Reference reference, Api caller, String path) {
    Answer json = caller.with("Accept", "application/json").get(path);
    Answer toon = caller.with("Accept", "text/toon").get(path);
    boolean isToon = toon.header("Content-Type").orElse("").startsWith("text/toon");
    Answer again = caller.get(path + (path.contains("?") ? "&" : "?") + "format=json");
    if (json.status() != 200 || !isToon || !again.text().equals(json.text())) {
      return false;
    }
    assertThat(toon.headers().allValues("Vary")).contains("Accept");
    byte[] bytes = toon.text().getBytes(StandardCharsets.UTF_8);
    assertThat(reference.judge(json.text(), bytes, Layout.COMPACT).wrong()).as(path).isNull();
    return true;
  }
}
