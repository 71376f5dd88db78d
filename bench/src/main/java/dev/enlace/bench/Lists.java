package dev.enlace.bench;

import dev.enlace.bench.load.Case;
import dev.enlace.bench.load.OneCaller;
import dev.enlace.bench.load.Rounds;
import dev.enlace.bench.load.WarmUp;
import dev.enlace.bench.load.Wrk;
import dev.enlace.bench.program.PostgreSql;
import dev.enlace.bench.report.Figures;
import dev.enlace.bench.report.Figures.Unit;
import dev.enlace.bench.report.Goal;
import dev.enlace.bench.report.Goal.AtMost;
import dev.enlace.bench.stage.ListStore;
import dev.enlace.bench.stage.ListStore.Place;
import dev.enlace.bench.stage.Mix;
import dev.enlace.bench.stage.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long one caller waits for a page of the list: the first and the hundredth of a hundred
 * thousand connections, and the first and the last of a hundred, each in a database of its own.
 */
final class Lists {
  private static final Duration TURN = Duration.ofMillis(300);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final int DEEP = 100;
  private static final double BOUND = 2;

  private final Options options;
  private final Images images;
  private final PostgreSql server;
  private final Path directory;
  private final Map<String, String> titles = new LinkedHashMap<>();

  Lists(Options options, Images images, PostgreSql server, Path directory) {
    this.options = options;
    this.images = images;
    this.server = server;
    this.directory = directory;
  }

  /** Each page of many against the same of few. */
  static List<Goal> goals() {
    return View.ALL.stream()
        .flatMap(view -> Stream.of(goal(view, "first", "first"), goal(view, "100th", "deep")))
        .toList();
  }

  private static Goal goal(View view, String number, String place) {
    return new Goal(
        "list",
        "time of the %s page, many connections against few: %s".formatted(number, view.who()),
        Unit.MEDIAN,
        name(Mix.MANY.rows(), view, place),
        name(Mix.FEW.rows(), view, place),
        new AtMost(BOUND));
  }

  /** The titles of what was measured, by name. */
  Map<String, String> titles() {
    return titles;
  }

  /** Measures; what did not go as it should. */
  List<String> measure(Figures figures) throws Exception {
    try (ListStore few = store("few", Mix.FEW);
        ListStore many = store("many", Mix.MANY)) {
      List<Case> cases = new ArrayList<>();
      for (View view : View.ALL) {
        cases.addAll(cases(few, view));
        cases.addAll(cases(many, view));
      }
      cases.forEach(one -> titles.put(one.name(), one.title()));
      warmUp(cases, List.of(few, many));
      Rounds.Outcome outcome = new Rounds(new OneCaller(server), TURN).run(cases, options.rounds());
      figures.add(outcome, Set.of(Unit.MEDIAN, Unit.SLOW));
      return outcome.thrownAway().stream().map(why -> "thrown away, " + why).toList();
    }
  }

  /** Under load, each program with all of its pages by turns. */
  private void warmUp(List<Case> cases, List<ListStore> stores) throws Exception {
    Wrk wrk = new Wrk(directory.resolve("wrk"), options.callers(), server);
    List<Case> mixed = new ArrayList<>();
    for (ListStore store : stores) {
      mixed.add(
          new Case(
              "list of " + store.rows(),
              "all of its pages",
              store.program(),
              cases.stream()
                  .filter(one -> one.program().equals(store.program()))
                  .flatMap(one -> one.requests().stream())
                  .toList()));
    }
    Duration least = options.warmUp().compareTo(WARM_UP) < 0 ? options.warmUp() : WARM_UP;
    new WarmUp(wrk, options.turn(), least).run(mixed);
  }

  private ListStore store(String name, Mix mix) throws Exception {
    return ListStore.make(images.enlace(), server, "list_" + name, directory.resolve(name), mix);
  }

  private static List<Case> cases(ListStore store, View view)
      throws IOException, InterruptedException {
    return List.of(
        of(store, view, "first", store.first(view)),
        of(store, view, "deep", store.page(view, DEEP)));
  }

  private static Case of(ListStore store, View view, String kind, Place place) {
    return new Case(
        name(store.rows(), view, kind),
        "%,d connections, %s, page %d of %d each"
            .formatted(store.rows(), view.who(), place.number(), view.size()),
        store.program(),
        List.of(place.request()));
  }

  private static String name(int rows, View view, String kind) {
    return "list-%d-%s-%s".formatted(rows, view.name(), kind);
  }
}
