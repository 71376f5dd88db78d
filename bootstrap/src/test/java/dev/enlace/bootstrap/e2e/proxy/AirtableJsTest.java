package dev.enlace.bootstrap.e2e.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.files.ForeignTool;
import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Airtable's own client, told no more than another endpoint and another key. */
class AirtableJsTest {
  private static final Path SCRIPT =
      ProjectFolder.ROOT.resolve("bootstrap/src/test/js/airtable-proxy.mjs");
  private static final Path TABLE = ProjectFolder.ROOT.resolve("docs/airtable-js.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

  private static RunningEnlace enlace;
  private static String connection;

  @BeforeAll
  static void start() {
    // what it writes has to be there for it alone
    enlace = RunningEnlace.start(Map.of());
    connection = Grants.connected(enlace.admin(), "airtable");
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void does_all_that_it_can_through_the_proxy_and_the_table_says_so() throws Exception {
    ForeignTool.Result result = run();

    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output().lines().toList()).isEqualTo(rows());
    long refused =
        enlace.sandbox().journal().latest().stream().filter(it -> it.status() == 429).count();
    assertThat(refused).isZero();
  }

  private static ForeignTool.Result run() throws IOException, InterruptedException {
    Path packages = ForeignTool.npmPackage("airtable").resolve("../..").normalize();
    return ForeignTool.ofSystem("node")
        .run(
            List.of(
                "NPM_ROOT=" + packages.toAbsolutePath(),
                "PROXY=" + enlace.url() + "/connections/" + connection + "/proxy",
                "ENLACE_KEY=" + RunningEnlace.ADMIN_KEY),
            SCRIPT.toAbsolutePath().toString());
  }

  /** The first column of the table, in which each call stands as the script prints it. */
  private static List<String> rows() throws IOException {
    return ROW.matcher(Files.readString(TABLE)).results().map(row -> row.group(1)).toList();
  }
}
