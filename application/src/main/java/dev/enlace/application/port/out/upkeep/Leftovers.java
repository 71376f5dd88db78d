package dev.enlace.application.port.out.upkeep;

import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * What nobody asks for any more, over all workspaces. It is removed by slices of time, the oldest
 * first, so that no transaction is a long one. Ages are by the store's clock.
 */
public interface Leftovers {
  /**
   * Removes the next slice of what is that old, but for what is still needed.
   *
   * @param age since its time was over, or since it was made where it has no end
   * @param after where the slice before ended; {@link Instant#EPOCH}: at the beginning
   * @return empty where nothing that old is left
   */
  Mono<Slice> remove(Leftover what, Duration age, Instant after);

  /** Removes what is still to be told to those that are gone; never empty: how many streams. */
  Mono<Long> removeStrayStreams();

  /** What may be left over. */
  enum Leftover {
    /** OAuth attempts that wait for no confirmation. */
    ATTEMPTS,
    /** OAuth attempts that no pending connection came of that could still be confirmed. */
    UNCONFIRMED_ATTEMPTS,
    /** Limits of those who have not asked for so long that they may ask as often as anybody. */
    RATE_LIMITS,
    /** How often providers were called that nobody calls any more. */
    CALL_BUDGETS,
    /** Answers to requests that are not to be sent again any more. */
    IDEMPOTENCY_KEYS,
    /** Sessions of browsers whose last end has come. */
    SESSIONS,
    /** Events that everybody was told. */
    EVENTS,
    /** What was tried with webhooks, but for events that one did not take and that are kept. */
    DELIVERIES,
    /** Events that a webhook did not take. */
    DEAD_LETTERS,
    /** How refreshes ended, of hours that nobody is told of any more. */
    REFRESH_TALLIES
  }

  /**
   * A slice that is done.
   *
   * @param through where it ended, inclusive
   */
  record Slice(Instant through, long removed) {}
}
