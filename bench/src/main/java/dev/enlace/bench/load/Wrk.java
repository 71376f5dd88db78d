package dev.enlace.bench.load;

import dev.enlace.bench.program.PostgreSql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's wrk: one thread that keeps so many callers busy. */
public final class Wrk implements Loader {
  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
  private static final String SCRIPT = "requests.lua";

  private final Path directory;
  private final int callers;
  private final PostgreSql database;

  /** Keeps its files in that directory. */
  public Wrk(Path directory, int callers, PostgreSql database) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.callers = callers;
    this.database = database;
    try (InputStream script = Wrk.class.getResourceAsStream(SCRIPT)) {
      Files.write(directory.resolve(SCRIPT), Objects.requireNonNull(script).readAllBytes());
    }
  }

  @Override
  public Sample load(Case asked, Duration time) throws InterruptedException {
    try {
      Path requests = write(asked);
      try {
        return measure(asked, time, requests);
      } finally {
        Files.delete(requests);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Sample measure(Case asked, Duration time, Path requests)
      throws IOException, InterruptedException {
    Duration cpu = asked.program().cpu();
    Duration databaseCpu = database.cpu();
    Matcher result = run(asked, time, requests);
    return new Sample(
        number(result, 1),
        micros(result, 2),
        number(result, 3),
        number(result, 4),
        number(result, 5),
        micros(result, 6),
        micros(result, 7),
        asked.program().cpu().minus(cpu),
        database.cpu().minus(databaseCpu),
        asked.program().memory());
  }

  private Matcher run(Case asked, Duration time, Path requests)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("wrk");
    command.add("--threads=1");
    command.add("--connections=" + callers * asked.times());
    command.add("--duration=" + time.toSeconds() + "s");
    command.add("--timeout=10s");
    command.add("--script=" + directory.resolve(SCRIPT));
    command.addAll(List.of(asked.program().url(), "--", requests.toString()));
    if (asked.overloaded()) {
      command.add("later");
    }
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher result = RESULT.matcher(output);
    if (wrk.waitFor() != 0 || !result.find()) {
      throw new IOException("wrk: " + output);
    }
    return result;
  }

  /** Readable for nobody else: keys stand in it. */
  private Path write(Case asked) throws IOException {
    Path file =
        Files.createTempFile(
            directory,
            "requests",
            ".txt",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    List<String> lines = asked.requests().stream().map(Request::line).toList();
    return Files.write(file, lines);
  }

  private static long number(Matcher result, int group) {
    return Long.parseLong(result.group(group));
  }

  private static Duration micros(Matcher result, int group) {
    return Duration.ofNanos(number(result, group) * 1_000);
  }
}
