package dev.enlace.bootstrap.e2e.compat;

import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.files.ForeignTool;
import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands of {@code docs/first-deployments.md}, character by character save for the address
 * and where the key lies.
 */
record PageCommands(List<String> blocks) {
  private static final String NEXT = "\n--- next ---\n";
  private static final JsonMapper JSON = new JsonMapper();

  static PageCommands of(RunningEnlace enlace, String key) throws IOException {
    Path file = Files.writeString(RunningEnlace.newHome().resolve("admin"), key);
    String page =
        Files.readString(ProjectFolder.ROOT.resolve("docs/first-deployments.md"))
            .replace("http://localhost:8080", enlace.url().toString())
            .replace(".enlace/keys/admin", file.toAbsolutePath().toString());
    return new PageCommands(indented(page));
  }

  /** What each block printed. */
  List<String> run() throws Exception {
    return List.of(run(String.join("printf '%s' '" + NEXT + "'\n", blocks)).split(NEXT, -1));
  }

  /** What they print for somebody who has no key, and whom no provider knows. */
  List<JsonNode> runByNobody() throws Exception {
    String script =
        String.join("", blocks)
            .replaceAll(" -H \"\\$(key|ana)\"", "")
            .replaceAll(
                "(?m)^back=.*$", "back='http://nowhere.example/?state=made-up&code=made-up'");
    return documents(run(script));
  }

  private static String run(String script) throws Exception {
    ForeignTool.Result result = ForeignTool.ofSystem("bash").run(List.of(), "-uc", script);
    if (result.code() != 0) {
      throw new IllegalStateException(result.output());
    }
    return result.output();
  }

  private static List<String> indented(String page) {
    List<String> found = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    for (String line : (page + "\n.").lines().toList()) {
      if (line.startsWith("    ")) {
        block.append(line.substring(4)).append('\n');
      } else if (!block.isEmpty()) {
        found.add(block.toString());
        block.setLength(0);
      }
    }
    return found;
  }

  /** What several commands printed, one JSON document after the other. */
  static List<JsonNode> documents(String text) {
    try (MappingIterator<JsonNode> documents = JSON.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll();
    }
  }
}
