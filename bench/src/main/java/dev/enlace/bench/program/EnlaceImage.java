package dev.enlace.bench.program;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged Enlace, unpacked and with an ahead-of-time cache, as the Dockerfile does it. */
public final class EnlaceImage {
  private static final String JAR = "enlace.jar";
  private static final String CACHE = "enlace.aot";

  private final Path directory;

  private EnlaceImage(Path directory) {
    this.directory = directory;
  }

  /**
   * Unpacks what Maven packaged under {@code root}, and trains it. On a database that is given: one
   * of its own would go on running, since the training ends without closing anything.
   */
  public static EnlaceImage make(Path root, Path directory, String database)
      throws IOException, InterruptedException {
    Path jar = find(root.resolve("bootstrap/target"), "enlace-bootstrap-");
    Path log = directory.resolve("image.log");
    EnlaceImage image = new EnlaceImage(directory.resolve("app"));
    run(
        directory,
        log,
        Map.of(),
        Jvm.command(
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--destination",
            image.directory.toString()));
    Files.move(find(image.directory, "enlace-bootstrap-"), image.directory.resolve(JAR));
    run(
        image.directory,
        log,
        Map.of("DATABASE_URL", database, "ENLACE_HOME", directory.resolve("train").toString()),
        Jvm.command(
            "-XX:AOTCacheOutput=" + CACHE,
            "-Xlog:aot=error",
            "-Dspring.context.exit=onRefresh",
            "-jar",
            JAR));
    return image;
  }

  /** Starts one: on that database, with a home of its own in which a catalogue may stand. */
  public Child start(String database, Path home, String adminKey) throws IOException {
    return start(database, home, adminKey, Map.of());
  }

  /** The same, with other variables. */
  public Child start(String database, Path home, String adminKey, Map<String, String> more)
      throws IOException {
    int port = Web.freePort();
    String url = "http://127.0.0.1:" + port;
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("MALLOC_ARENA_MAX", "2");
    variables.put("SERVER_PORT", String.valueOf(port));
    variables.put("PUBLIC_URL", url);
    variables.put("DATABASE_URL", database);
    variables.put("ENLACE_HOME", home.toString());
    variables.put("ENLACE_ADMIN_KEY", adminKey);
    variables.put("ENLACE_TRUSTED_PROXIES", "127.0.0.1");
    for (String sandbox : List.of("", "CONTROL_", "SMTP_", "SMTPS_")) {
      variables.put("ENLACE_SANDBOX_" + sandbox + "PORT", String.valueOf(Web.freePort()));
    }
    variables.putAll(more);
    return Child.start(
        Jvm.command("-XX:AOTCache=" + CACHE, "-jar", JAR),
        directory,
        variables,
        url,
        home.resolve("enlace.log"));
  }

  private static void run(
      Path directory, Path log, Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(log.toFile())).environment().putAll(variables);
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException("exit code " + code + ", see " + log);
    }
  }

  private static Path find(Path directory, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + prefix + "*.jar in " + directory));
    }
  }
}
