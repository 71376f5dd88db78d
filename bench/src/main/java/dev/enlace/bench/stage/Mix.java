package dev.enlace.bench.stage;

/**
 * How many connections there are, and which are whose: expressions of SQL over their number {@code
 * n}. What a filter lets through lies evenly among the others, so that a page of it is far longer
 * than it looks for whoever reads all from its beginning.
 *
 * @param own those of the user who looks
 * @param shared those that others share with that user
 * @param others those of Carla, among the shared ones
 * @param hidden those that nobody but their owner sees, among the user's own
 * @param active those that work
 * @param expired those that wait for their person; all others are degraded, as on a day when a
 *     provider is down
 */
public record Mix(
    int rows,
    String own,
    String shared,
    String others,
    String hidden,
    String active,
    String expired) {
  /** A hundred, all of which the user sees; every filter lets twenty through. */
  public static final Mix FEW =
      new Mix(
          100,
          "n % 10 < 6",
          "n % 10 >= 6",
          "n % 10 IN (6, 7)",
          "n % 10 IN (1, 2)",
          "n / 10 % 5 = 0",
          "n / 10 % 5 = 1");

  /** A hundred thousand, half of which the user sees. */
  public static final Mix MANY =
      new Mix(
          100_000,
          "n % 10 < 3",
          "n % 10 IN (3, 4)",
          "n % 10 = 3 AND n / 10 % 8 = 3",
          "n % 10 = 1 AND n / 10 % 8 = 2",
          "n / 10 % 40 = 0",
          "n / 10 % 40 = 1");
}
