package dev.enlace.bootstrap.e2e.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program of an SDK's user, started and heard to its end. */
final class Run {
  private static final long SECONDS = 60;

  private Run() {}

  /** What it printed; each line is told as it comes. */
  static List<String> of(
      List<String> command, Path folder, Map<String, String> variables, Consumer<String> told)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    Thread.ofVirtual().start(() -> endIfLate(process));
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        told.accept(line);
      }
    }
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }

  private static void endIfLate(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
