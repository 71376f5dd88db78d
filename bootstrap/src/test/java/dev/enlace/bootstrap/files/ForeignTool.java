package dev.enlace.bootstrap.files;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A program that the project does not bring along. Where it is missing, a test that needs it fails
 * under {@code CI=true}; elsewhere the test is reported as skipped, with the way to install it.
 */
public final class ForeignTool {
  private static final long SECONDS = 60;

  private final Path program;

  private ForeignTool(Path program) {
    this.program = program;
  }

  /** One of {@code tools/npm/package.json}. */
  public static ForeignTool ofNpm(String name) {
    Path program = ProjectFolder.ROOT.resolve("tools/npm/node_modules/.bin").resolve(name);
    return new ForeignTool(require(program, "npm ci --prefix tools/npm"));
  }

  /** The folder of a package of {@code tools/npm/package.json}, for scripts that import it. */
  public static Path npmPackage(String name) {
    Path folder = ProjectFolder.ROOT.resolve("tools/npm/node_modules").resolve(name);
    return require(folder, "npm ci --prefix tools/npm");
  }

  /** One that the operating system brings. */
  public static ForeignTool ofSystem(String name) {
    Path program =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of(name));
    return new ForeignTool(require(program, "apt-get install " + name));
  }

  /** Debian's own Python with these modules, each named with the Debian package that has it. */
  public static ForeignTool ofDebianPython(Map<String, String> modules)
      throws IOException, InterruptedException {
    ForeignTool python =
        new ForeignTool(require(Path.of("/usr/bin/python3"), "apt-get install python3"));
    if (python.run(List.of(), "-c", "import " + String.join(", ", modules.keySet())).code() == 0) {
      return python;
    }
    for (Map.Entry<String, String> module : modules.entrySet()) {
      if (python.run(List.of(), "-c", "import " + module.getKey()).code() != 0) {
        throw missing("Python's " + module.getKey(), "apt-get install " + module.getValue());
      }
    }
    return python;
  }

  /** A file that another module of this build makes when it is packed. */
  public static Path packed(Path folder, String name, String command) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
        for (Path file : files) {
          return file;
        }
      }
    }
    throw missing(folder.resolve(name).toString(), command);
  }

  /** Where it lies. */
  public Path program() {
    return program;
  }

  /** Runs it in the project's folder, with no variables of this process but the path. */
  public Result run(List<String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=" + System.getenv("PATH")));
    command.addAll(environment);
    command.add(program.toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("enlace-tool", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(ProjectFolder.ROOT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("%s did not end within %d s".formatted(program, SECONDS));
      }
      return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }

  private static Path require(Path program, String install) {
    if (Files.isExecutable(program)) {
      return program;
    }
    throw missing(program.getFileName().toString(), install);
  }

  private static RuntimeException missing(String what, String install) {
    String message = "%s is missing: %s".formatted(what, install);
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(message);
    }
    System.err.println("NOT TESTED: " + message);
    throw new TestAbortedException(message);
  }

  /** What a run left: its exit code, and all that it printed. */
  public record Result(int code, String output) {}
}
