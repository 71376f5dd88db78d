package dev.enlace.adapter.out.postgres.budget;

import java.time.Duration;

/** What came of asking for a place. */
sealed interface Attempt {
  /** One that was free. */
  record Taken(Place place) implements Attempt {}

  /**
   * None is free.
   *
   * @param pause until one may be
   */
  record None(Duration pause) implements Attempt {}

  /** None will be before, since the provider wants all of us to stay away. */
  record Blocked(Duration pause) implements Attempt {}

  /** The same, but only whoever asked. */
  record ShutOut(Duration pause) implements Attempt {}

  /** Nobody has asked for one yet. */
  record Missing() implements Attempt {}
}
