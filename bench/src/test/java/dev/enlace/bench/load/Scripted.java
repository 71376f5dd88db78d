package dev.enlace.bench.load;

import dev.enlace.bench.program.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Loads nothing: remembers what it was asked, and answers what a test wants. */
final class Scripted implements Loader {
  final List<String> asked = new ArrayList<>();
  private final Function<Case, Sample> answer;

  Scripted(Function<Case, Sample> answer) {
    this.answer = answer;
  }

  @Override
  public Sample load(Case one, Duration time) {
    asked.add(one.name());
    return answer.apply(one);
  }

  static Case named(String name, Program program) {
    return new Case(name, name, program, List.of());
  }

  /** A hundred answers, so many of them refused, at that cost each. */
  static Sample sample(long refused, Duration cpuEach) {
    return new Sample(
        100,
        Duration.ofSeconds(1),
        refused,
        0,
        0,
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        cpuEach.multipliedBy(100),
        Duration.ZERO,
        0);
  }

  /** A program that is not there. */
  static Program nothing() {
    return new Program() {
      @Override
      public String url() {
        return "http://127.0.0.1";
      }

      @Override
      public Duration cpu() {
        return Duration.ZERO;
      }

      @Override
      public long memory() {
        return 0;
      }
    };
  }
}
