package dev.enlace.bench.report;

import dev.enlace.bench.report.BarChart.Bar;
import dev.enlace.bench.report.Figures.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All of it as Markdown, with pictures beside.
 *
 * @param cases their titles by their names, in order
 * @param how lines about what it ran on, and how
 * @param remarks lines about what went wrong
 */
public record Report(
    Figures figures,
    List<Goal> goals,
    Map<String, String> cases,
    List<String> how,
    List<String> remarks) {
  private static final String MISSING = "–";

  /** Writes it into a directory; the file to read first. */
  public Path write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("rate.svg"), chart("Answers a second", Unit.RATE).svg());
    Files.writeString(
        directory.resolve("cpu.svg"), chart("Microseconds of CPU an answer", Unit.CPU).svg());
    return Files.writeString(directory.resolve("README.md"), text());
  }

  /** The text alone. */
  public String text() {
    return Stream.of(
            "# What was measured",
            "Medians, with the least and the greatest of the rounds in brackets. Programs, callers and"
                + " database share this machine, so only what stands in one report compares.",
            "## Goals",
            table("| goal | what | wanted | measured | met |", goals.stream().map(this::goal)),
            "## Cases",
            "![Answers a second](rate.svg)",
            table(
                "| case | answers/s | half within, ms | 99 % within, ms | CPU, µs | CPU of PostgreSQL,"
                    + " µs | memory, MB |",
                cases.keySet().stream().map(this::row)),
            "CPU is the processor time of an answer: of the program, and of PostgreSQL for it.",
            "![Processor time of an answer](cpu.svg)",
            "## Starts",
            starts(),
            "## How",
            lines(how),
            "## What did not go as it should",
            remarks.isEmpty() ? "Nothing; no round was thrown away." : lines(remarks))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String goal(Goal goal) {
    Optional<Series> ratio = goal.ratio(figures);
    String missing = goal.theirs().equals("peer") ? "not measured: set PEER_URL" : "not measured";
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            goal.id(),
            goal.what(),
            goal.bound(),
            ratio.map(Text::spread).orElse(missing),
            ratio.map(it -> goal.bound().holds(it.median()) ? "yes" : "**no**").orElse(MISSING));
  }

  private String row(String name) {
    return Stream.of(Unit.RATE, Unit.MEDIAN, Unit.SLOW, Unit.CPU, Unit.DATABASE_CPU, Unit.MEMORY)
        .map(unit -> figures.of(name, unit).map(Text::spread).orElse(MISSING))
        .collect(Collectors.joining(" | ", "| " + cases.get(name) + " | ", " |"));
  }

  private String starts() {
    String lines =
        figures.all(Unit.READY).entrySet().stream()
            .map(start -> "- %s: %s s".formatted(start.getKey(), Text.spread(start.getValue())))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "Not measured." : lines;
  }

  private BarChart chart(String title, Unit unit) {
    List<Bar> bars = new ArrayList<>();
    cases.forEach((name, label) ->
        figures.of(name, unit).ifPresent(series -> bars.add(new Bar(label, series))));
    return new BarChart(title, bars);
  }

  private static String table(String head, Stream<String> rows) {
    String rule = head.replaceAll("[^|]+", "---");
    return Stream.concat(Stream.of(head, rule), rows).collect(Collectors.joining("\n"));
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }
}
