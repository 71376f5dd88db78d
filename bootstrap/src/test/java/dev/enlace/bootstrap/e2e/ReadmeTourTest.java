package dev.enlace.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.files.ForeignTool;
import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The commands of the README do what it says, character by character save for the ports. */
class ReadmeTourTest {
  private static final String NEXT = "\n--- next ---\n";
  private static final JsonMapper JSON = new JsonMapper();

  private static String readme;

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(ProjectFolder.ROOT.resolve("README.md"));
  }

  @Test
  void five_minutes_with_curl_lead_from_the_catalogue_to_a_token_and_a_mail_account()
      throws Exception {
    ForeignTool.ofSystem("curl");
    Path home = RunningEnlace.newHome().toAbsolutePath();
    try (RunningEnlace enlace =
        RunningEnlace.start(Map.of("ENLACE_HOME", home.toString(), "ENLACE_ADMIN_KEY", ""))) {
      List<String> printed = run(script(enlace, home));

      assertThat(printed).hasSize(9);
      assertThat(printed.get(0)).as("the first block only sets variables").isBlank();
      assertThat(json(printed.get(1)).at("/items").findValuesAsString("authType"))
          .contains("oauth", "credentials");
      assertThat(printed.get(2)).startsWith(enlace.sandbox().http().toString());
      assertThat(printed.get(3).strip()).as("the callback's status").isEqualTo("200");
      assertThat(documents(printed.get(4)))
          .satisfiesExactly(
              connection -> {
                assertThat(connection.at("/label").asString()).isEqualTo("My bases");
                assertThat(connection.at("/state/state").asString()).isEqualTo("active");
              },
              whoami -> assertThat(whoami.at("/email").asString()).isEqualTo("ana@example.com"));
      assertThat(printed.get(5)).startsWith("records[3").contains("Task 3").doesNotContain("{\"");
      assertThat(documents(printed.get(6)))
          .satisfiesExactly(
              form -> assertThat(form.at("/fields").findValuesAsString("name")).contains("host"),
              mail -> {
                assertThat(mail.at("/label").asString()).isEqualTo("Invoices");
                assertThat(mail.at("/verified").asBoolean()).isTrue();
              });
      assertThat(printed.get(6)).doesNotContain("sandbox-password");
      assertThat(json(printed.get(7)).at("/reference").asString()).isNotBlank();
      assertThat(enlace.sandbox().mail().mailbox().mails()).hasSize(1);
      assertThat(
              json(printed.get(8)).at("/items").valueStream().map(c -> c.at("/label").asString()))
          .containsExactlyInAnyOrder("My bases", "Invoices");
    }
  }

  @Test
  void the_front_page_is_short_and_gives_one_command_to_run_and_one_to_test() {
    assertThat(readme.lines().count()).isLessThan(150);
    assertThat(blocks("## Run it"))
        .containsExactly("mvn -q -B -pl bootstrap -am spring-boot:run\n");
    assertThat(blocks("## Test it")).containsExactly("mvn -B verify\n");
  }

  private static String script(RunningEnlace enlace, Path home) {
    String commands =
        String.join("printf '%s' '" + NEXT + "'\n", blocks("## Five minutes with curl"));
    String sandbox = enlace.sandbox().http().toString();
    return commands
        .replace("http://localhost:8080", enlace.url().toString())
        .replace(".enlace/keys/admin", home.resolve("keys/admin").toString())
        .replace("http://127.0.0.1:9400", sandbox)
        .replace("9425", String.valueOf(enlace.sandbox().smtp().port()));
  }

  private static List<String> run(String script) throws Exception {
    ForeignTool.Result result = ForeignTool.ofSystem("bash").run(List.of(), "-uc", script);
    assertThat(result.code()).as(result.output()).isZero();
    return List.of(result.output().split(NEXT, -1));
  }

  /** The indented blocks of a section, without their indentation. */
  private static List<String> blocks(String heading) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    String section = readme.substring(readme.indexOf(heading + "\n") + heading.length() + 1);
    for (String line : section.split("\n## ", 2)[0].lines().toList()) {
      if (line.startsWith("    ")) {
        block.append(line.substring(4)).append('\n');
      } else if (!block.isEmpty()) {
        blocks.add(block.toString());
        block.setLength(0);
      }
    }
    if (!block.isEmpty()) {
      blocks.add(block.toString());
    }
    return blocks;
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** What several commands printed, one JSON document after the other. */
  private static List<JsonNode> documents(String text) {
    try (MappingIterator<JsonNode> documents = JSON.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll();
    }
  }
}
