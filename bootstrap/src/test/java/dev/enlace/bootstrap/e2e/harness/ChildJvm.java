package dev.enlace.bootstrap.e2e.harness;

import dev.enlace.bootstrap.EnlaceApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The virtual machine of a child: the same Java, and the class path without what only tests need.
 * An ahead-of-time cache, made once by a first start, halves the time to readiness; such a cache
 * takes no directories, so the modules' class directories are packed first.
 */
final class ChildJvm {
  /** Test JVMs run side by side, each with children of its own. */
  private static final Path DIRECTORY =
      Path.of("target", "children", System.getProperty("surefire.fork", "alone")).toAbsolutePath();

  private static final Path CACHE = DIRECTORY.resolve("enlace.aot");
  private static final Pattern TESTS_ONLY =
      Pattern.compile(
          ".*(test-classes|-tests\\.jar|/playwright|driver-bundle|archunit|junit|assertj|surefire"
              + "|spring-boot-[a-z0-9-]*test|spring-test|mockito|byte-buddy).*");

  private ChildJvm() {}

  /** Starts one that writes its output to a file; it sees those variables and no others. */
  static Process start(Path workingDirectory, Path log, Map<String, String> variables) {
    return launch(Trained.OPTION, workingDirectory, log, variables);
  }

  /** Where children write. */
  static Path directory() {
    try {
      return Files.createDirectories(DIRECTORY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(
      String option, Path workingDirectory, Path log, Map<String, String> variables) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            option,
            "-cp",
            Packed.CLASS_PATH,
            EnlaceApplication.class.getName());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(variables);
    builder.directory(workingDirectory.toFile());
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made at the first use. */
  private static final class Trained {
    static final String OPTION = train() ? "-XX:AOTCache=" + CACHE : "-Xshare:auto";

    /** Without a cache children only start more slowly. */
    private static boolean train() {
      try {
        Files.deleteIfExists(CACHE);
        teach();
        return Files.exists(CACHE);
      } catch (AssertionError e) {
        System.err.println("Children start without an ahead-of-time cache: " + e.getMessage());
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void teach() throws IOException {
      ChildEnlace teacher =
          ChildEnlace.start(
              (directory, log, variables) ->
                  launch("-XX:AOTCacheOutput=" + CACHE, directory, log, variables),
              RunningEnlace.newHome(),
              Map.of("DATABASE_URL", SharedDatabase.fresh()));
      try (teacher) {
        teacher.awaitReady();
        teacher.admin().start("airtable");
        teacher.endsWithin(90, TimeUnit.SECONDS);
      }
    }
  }

  private static final class Packed {
    static final String CLASS_PATH = pack();

    private static String pack() {
      List<String> packed = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        if (!TESTS_ONLY.matcher(entry).matches()) {
          Path path = Path.of(entry).toAbsolutePath();
          packed.add((Files.isDirectory(path) ? jar(path, packed.size()) : path).toString());
        }
      }
      return String.join(File.pathSeparator, packed);
    }

    /** With entries for directories, in which Spring and Flyway look for what they load. */
    private static Path jar(Path classes, int number) {
      Path jar = directory().resolve("module-" + number + ".jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(it -> !it.equals(classes)).sorted().toList()) {
          boolean directory = Files.isDirectory(file);
          out.putNextEntry(new JarEntry(classes.relativize(file) + (directory ? "/" : "")));
          if (!directory) {
            Files.copy(file, out);
          }
          out.closeEntry();
        }
        return jar;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
