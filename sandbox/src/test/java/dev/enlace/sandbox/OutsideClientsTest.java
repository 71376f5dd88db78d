package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that others wrote, from npm, against the sandbox. */
class OutsideClientsTest {
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());

  @TempDir private Path folder;

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void oauth4webapi_completes_airtables_flow() throws Exception {
    assertThat(run("airtable-oauth.mjs")).endsWith("ok");
  }

  @Test
  void oauth4webapi_completes_googles_flow_as_a_strict_openid_client() throws Exception {
    assertThat(run("google-oidc.mjs")).endsWith("ok");
  }

  @Test
  void airtable_js_pages_through_records_and_writes_some() throws Exception {
    assertThat(run("airtable-records.mjs")).endsWith("ok");
  }

  private String run(String script) throws IOException, InterruptedException {
    Path packages = packages().orElse(Path.of(""));
    need(Files.isDirectory(packages.resolve("node_modules/oauth4webapi")), "npm ci in tools/npm");
    need(hasNode(), "node");
    File output = folder.resolve("output").toFile();
    ProcessBuilder builder =
        new ProcessBuilder("node", Path.of("src/test/js", script).toString())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().put("SANDBOX", SANDBOX.http().toString());
    builder.environment().put("NPM_ROOT", packages.toString());
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      String printed = Files.readString(output.toPath()).strip();
      assertThat(ended).as(printed).isTrue();
      assertThat(process.exitValue()).as(printed).isZero();
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }

  /** The folder {@code tools/npm} of the repository, from wherever the tests were started. */
  private static Optional<Path> packages() {
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .map(at -> at.resolve("tools/npm"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static boolean hasNode() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
  }

  private static void need(boolean there, String what) {
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed in CI: " + what);
    }
    if (!there) {
      System.err.println("SKIPPED: the sandbox was not tried by outside clients; needed: " + what);
    }
    Assumptions.assumeTrue(there, what);
  }
}
