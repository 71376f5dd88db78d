package dev.enlace.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param rounds how many good rounds are wanted, of load and of starts
 * @param turn for how long a case is loaded in a round
 * @param warmUp for how long every program is loaded before
 * @param callers how many ask at once
 * @param few rows of the small database
 * @param many rows of the large one
 * @param handedOut how many connections of each are handed out
 * @param only the cases that are run; empty for all
 * @param report where the report goes
 */
public record Options(
    int rounds,
    Duration turn,
    Duration warmUp,
    int callers,
    int few,
    int many,
    int handedOut,
    Set<String> only,
    Path report) {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "--rounds", "5",
          "--seconds", "5",
          "--warm-up", "60",
          "--callers", "32",
          "--few", "10000",
          "--many", "1000000",
          "--handed-out", "1000",
          "--only", "",
          "--report", "bench/reports");

  /**
   * Reads them: a name and a value each.
   *
   * @throws IllegalArgumentException on one that there is not, or has no value
   */
  public static Options parse(List<String> arguments) {
    Map<String, String> values = new HashMap<>(DEFAULTS);
    List<String> rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      String name = rest.removeFirst();
      if (rest.isEmpty() || values.replace(name, rest.removeFirst()) == null) {
        throw new IllegalArgumentException(
            name + ": not an option with a value; there are " + DEFAULTS.keySet());
      }
    }
    return of(values);
  }

  /** Whether that case is to be run. */
  boolean wants(String name) {
    return only.isEmpty() || only.contains(name);
  }

  private static Options of(Map<String, String> values) {
    return new Options(
        number(values, "--rounds"),
        Duration.ofSeconds(number(values, "--seconds")),
        Duration.ofSeconds(number(values, "--warm-up")),
        number(values, "--callers"),
        number(values, "--few"),
        number(values, "--many"),
        number(values, "--handed-out"),
        names(values.getOrDefault("--only", "")),
        Path.of(values.getOrDefault("--report", "")).toAbsolutePath());
  }

  private static int number(Map<String, String> values, String name) {
    return Integer.parseInt(values.getOrDefault(name, ""));
  }

  private static Set<String> names(String list) {
    Set<String> names = list.isEmpty() ? Set.of() : Set.of(list.split(","));
    for (String name : names) {
      if (!Names.ALL.contains(name)) {
        throw new IllegalArgumentException(name + ": not one of " + Names.ALL);
      }
    }
    return names;
  }
}
