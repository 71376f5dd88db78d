package dev.enlace.bench.report;

import dev.enlace.bench.program.Jvm;
import dev.enlace.bench.program.PostgreSql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** On what it was measured, and which versions of what. */
public final class Machine {
  private Machine() {}

  /** One line each. */
  public static List<String> describe(PostgreSql server) throws IOException, SQLException {
    return List.of(
        "%s, %d processors, %s of memory, %s %s"
            .formatted(
                after("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                after("/proc/meminfo", "MemTotal"),
                System.getProperty("os.name"),
                System.getProperty("os.version")),
        "Java %s, %s %s for Enlace and the bare program"
            .formatted(Runtime.version(), Jvm.HEAP, Jvm.COLLECTOR),
        "PostgreSQL %s, one server for all, %s".formatted(server.version(), PostgreSql.SETTINGS),
        Files.readString(Path.of("bench/target/keycloak/version.txt")).strip(),
        firstLine("wrk", "-v"),
        "Enlace at commit " + firstLine("git", "rev-parse", "--short", "HEAD"));
  }

  private static String after(String file, String label) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(label))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown " + label);
    }
  }

  private static String firstLine(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output.lines().findFirst().orElse("unknown");
  }
}
