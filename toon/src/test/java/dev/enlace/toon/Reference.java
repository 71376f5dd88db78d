package dev.enlace.toon;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reference implementation, npm's {@code @toon-format/toon}, in one process of Node.js that is
 * asked line by line. Where it is missing, a test that needs it fails under {@code CI=true};
 * elsewhere the test is reported as skipped, with the way to install it.
 */
public final class Reference implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int SECONDS = 120;

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  private Reference(Process process) {
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    // a test that waits for an answer in vain is told so by the end of the stream
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
  }

  /** Starts it, and needs {@code npm ci --prefix tools/npm} to have been run. */
  public static Reference start() {
    Path library =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("tools/npm"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of(""))
            .resolve("node_modules/@toon-format/toon/dist/index.mjs");
    need(Files.isRegularFile(library), "npm ci --prefix tools/npm");
    need(hasNode(), "apt-get install nodejs");
    try {
      ProcessBuilder builder =
          new ProcessBuilder("node", "--input-type=module", "--eval", script())
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("TOON", library.toUri().toString());
      return new Reference(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it makes of that TOON, beside the JSON that it has to mean. */
  public Verdict judge(String json, byte[] toon, Layout layout) {
    Map<String, String> question =
        Map.of(
            "json",
            json,
            "toon",
            new String(toon, StandardCharsets.UTF_8),
            "delimiter",
            String.valueOf(layout.delimiter()));
    try {
      questions.write(MAPPER.writeValueAsString(question));
      questions.newLine();
      questions.flush();
      String answer = Objects.requireNonNull(answers.readLine(), "the reference has ended");
      return MAPPER.readValue(answer, Verdict.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String script() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(Reference.class.getResourceAsStream("reference.mjs"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean hasNode() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
  }

  private static void need(boolean there, String install) {
    if (there) {
      return;
    }
    String message = "TOON's reference implementation is missing: " + install;
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(message);
    }
    System.err.println("NOT TESTED: " + message);
    throw new TestAbortedException(message);
  }

  /**
   * An answer.
   *
   * @param wrong where the TOON does not say what the JSON says; null: it does
   * @param written the TOON that the reference itself writes
   */
  public record Verdict(@Nullable String wrong, String written) {}
}
