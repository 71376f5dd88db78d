package dev.enlace.bench.program;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Keycloak as its distribution says for production: built for PostgreSQL and one node, then started
 * as built, with the heap that it gives itself. Only TLS is left out, as for every other program.
 */
public final class KeycloakImage {
  /** The administrator that the first start makes. */
  public static final String ADMIN = "admin";

  private final Path directory;

  private KeycloakImage(Path directory) {
    this.directory = directory;
  }

  /** Builds what was unpacked into that directory. */
  public static KeycloakImage make(Path directory) throws IOException, InterruptedException {
    KeycloakImage image = new KeycloakImage(directory);
    ProcessBuilder build =
        new ProcessBuilder(image.script(), "build", "--db=postgres", "--cache=local");
    build.environment().put("JAVA_HOME", System.getProperty("java.home"));
    build.redirectErrorStream(true).redirectOutput(Redirect.appendTo(image.log().toFile()));
    if (build.start().waitFor() != 0) {
      throw new IOException("Keycloak was not built, see " + image.log());
    }
    return image;
  }

  /** Starts it on a database. */
  public Child start(String jdbcUrl) throws IOException {
    int port = Web.freePort();
    List<String> command =
        List.of(
            script(),
            "start",
            "--optimized",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname-strict=false",
            "--db-url=" + jdbcUrl,
            "--db-username=postgres",
            "--db-password=postgres");
    Map<String, String> variables =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "KC_BOOTSTRAP_ADMIN_USERNAME",
            ADMIN,
            "KC_BOOTSTRAP_ADMIN_PASSWORD",
            ADMIN);
    return Child.start(command, directory, variables, "http://127.0.0.1:" + port, log());
  }

  private String script() {
    return directory.resolve("bin/kc.sh").toString();
  }

  private Path log() {
    return directory.resolve("keycloak.log");
  }
}
