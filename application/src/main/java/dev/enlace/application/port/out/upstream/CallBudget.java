package dev.enlace.application.port.out.upstream;

import dev.enlace.application.passing.SenderGone;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * How often a provider may be called, over all replicas. Who asks for a turn waits while the limits
 * are used up, in a queue in which workspaces take turns, and in each of them its connections: so
 * one that asks a lot, or has many connections, keeps no other from asking.
 */
public interface CallBudget {
  /** The longest that anybody waits. */
  Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * How long a turn whose holder died keeps its place. Longer than any call waits for an answer's
   * headers.
   */
  Duration LEASE = Duration.ofSeconds(30);

  /**
   * A turn that every one of the limits allows. Never empty; fails with {@code RateLimited} where
   * none comes in {@link #PATIENCE}, or none can, or more of the workspace wait than could have
   * their turns by then. Whoever cancels while it waits has taken nothing.
   *
   * @param asker who takes turns with others
   * @param meters the narrowest first; none: a turn at once
   */
  Mono<Turn> turn(Asker asker, List<Meter> meters);

  /**
   * A call within a turn, which is over when the call says so, ends or is cancelled. The answer is
   * unheard where it is cancelled, or whoever sends its body is gone.
   */
  default <T> Mono<T> within(Asker asker, List<Meter> meters, Function<Turn, Mono<T>> call) {
    return Mono.usingWhen(
        turn(asker, meters),
        call,
        turn -> over(turn, Ending.OTHER),
        (turn, error) -> over(turn, error instanceof SenderGone ? Ending.UNHEARD : Ending.OTHER),
        turn -> over(turn, Ending.UNHEARD));
  }

  private static Mono<Void> over(Turn turn, Ending ending) {
    return Mono.fromRunnable(() -> turn.done(ending));
  }

  /** Leave to make one call. */
  interface Turn {
    /**
     * Says that the answer's headers are there, or that none will come. The place is free again one
     * period of the limit later: counted from here, since between the provider's count of two calls
     * there is then never less than that. Only the first word counts.
     *
     * <p>After a 429 the account stays away from what the provider's narrowest limit counts for as
     * long as the provider says, its workspace for as long as it documents, and everybody else only
     * where another workspace was told so, too.
     */
    void done(Ending ending);
  }
}
