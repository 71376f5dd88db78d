package dev.enlace.bench;

import dev.enlace.bench.load.Case;
import dev.enlace.bench.load.Rounds;
import dev.enlace.bench.load.WarmUp;
import dev.enlace.bench.load.Wrk;
import dev.enlace.bench.program.PostgreSql;
import dev.enlace.bench.report.Figures;
import dev.enlace.bench.report.Goal;
import dev.enlace.bench.report.Machine;
import dev.enlace.bench.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Puts everything up, loads it, and writes the report. */
public final class Bench {
  private final Options options;
  private final Path directory;
  private final Figures figures = new Figures();
  private final List<String> remarks = new ArrayList<>();

  private Bench(Options options, Path directory) {
    this.options = options;
    this.directory = directory;
  }

  /** Takes the options that README.md lists; the working directory is the project's root. */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(List.of(arguments));
    Path target = Files.createDirectories(Path.of("bench/target").toAbsolutePath());
    LocalDate today = LocalDate.now(Clock.system(ZoneId.systemDefault()));
    Path directory = Files.createTempDirectory(target, "run");
    new Bench(options, directory).run(options.report().resolve(today.toString()));
    // Kept where something went wrong, for its logs: a database of a million rows is large.
    FileSystemUtils.deleteRecursively(directory);
  }

  private void run(Path report) throws Exception {
    try (PostgreSql server = PostgreSql.start(directory.resolve("postgres"))) {
      Images images = new Images(directory, server);
      List<Case> cases = load(images, server);
      if (options.wants(Names.STARTS)) {
        say("starts");
        new Starts(images, server, directory.resolve("starts")).measure(options.rounds(), figures);
      }
      Map<String, String> titles = titles(cases);
      List<Goal> goals = new ArrayList<>(Goals.ALL);
      if (options.wants(Names.LIST)) {
        say("lists");
        Lists lists = new Lists(options, images, server, directory.resolve("lists"));
        remarks.addAll(lists.measure(figures));
        titles.putAll(lists.titles());
        goals.addAll(Lists.goals());
      }
      List<String> how = new ArrayList<>(Machine.describe(server));
      how.addAll(settings());
      Path file = new Report(figures, goals, titles, how, remarks).write(report);
      say("see " + file);
    }
  }

  private List<Case> load(Images images, PostgreSql server) throws Exception {
    try (Scene scene = new Scene(options, directory, server, images)) {
      say("put up the programs");
      scene.bare();
      scene.few();
      scene.many();
      scene.airtable();
      scene.keycloak();
      scene.peer();
      Wrk wrk = new Wrk(directory.resolve("wrk"), options.callers(), server);
      List<Case> cases = scene.cases();
      say("warm up");
      for (Case cold : new WarmUp(wrk, options.turn(), options.warmUp()).run(cases)) {
        remarks.add(cold.name() + ": its cost still changed by more than 5 % after the warm-up");
      }
      say("measure");
      Rounds.Outcome outcome = new Rounds(wrk, options.turn()).run(cases, options.rounds());
      figures.add(outcome);
      outcome.thrownAway().forEach(why -> remarks.add("thrown away, " + why));
      return cases;
    }
  }

  private static Map<String, String> titles(List<Case> cases) {
    Map<String, String> titles = new LinkedHashMap<>();
    cases.forEach(one -> titles.put(one.name(), one.title()));
    return titles;
  }

  private List<String> settings() {
    return List.of(
        "%d rounds of %d s a case after %d s of warm-up a program, %d callers"
            .formatted(
                options.rounds(),
                options.turn().toSeconds(),
                options.warmUp().toSeconds(),
                options.callers()),
        "%,d connections are handed out, of %,d and of %,d"
            .formatted(options.handedOut(), options.few(), options.many()));
  }

  private static void say(String text) {
    System.out.printf("%tT %s%n", LocalTime.now(ZoneId.systemDefault()), text);
  }
}
