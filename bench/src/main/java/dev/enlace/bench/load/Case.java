package dev.enlace.bench.load;

import dev.enlace.bench.program.Program;
import java.util.List;

/**
 * One thing that is asked of a program again and again.
 *
 * @param name short, as figures and options call it
 * @param title what it is, for people
 * @param requests of which each time one is taken at random
 * @param times how many times the usual callers ask; where it is more than once, answers that ask
 *     to come back later are as good as any, but count for nothing
 */
public record Case(String name, String title, Program program, List<Request> requests, int times) {
  /** Asked by as many callers as usual. */
  public Case(String name, String title, Program program, List<Request> requests) {
    this(name, title, program, requests, 1);
  }

  boolean overloaded() {
    return times > 1;
  }
}
