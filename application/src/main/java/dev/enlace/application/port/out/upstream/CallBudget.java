package dev.enlace.application.port.out.upstream;

import dev.enlace.domain.connection.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How often a provider may be called, over all replicas. Who asks for a turn waits while the limits
 * are used up, in a queue in which connections take turns, so that one that asks a lot keeps no
 * other from asking.
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
   * none comes in {@link #PATIENCE}, or none can. Whoever cancels while it waits has taken nothing.
   *
   * @param asker who takes turns with others
   * @param meters the narrowest first; none: a turn at once
   */
  Mono<Turn> turn(ConnectionId asker, List<Meter> meters);

  /** A call within a turn, which is over when the call says so, ends or is cancelled. */
  default <T> Mono<T> within(ConnectionId asker, List<Meter> meters, Function<Turn, Mono<T>> call) {
    return Mono.usingWhen(
        turn(asker, meters), call, turn -> Mono.fromRunnable(() -> turn.done(null)));
  }

  /** Leave to make one call. */
  interface Turn {
    /**
     * Says that the answer's headers are there, or that none will come. The place is free again one
     * period of the limit later: counted from here, since between the provider's count of two calls
     * there is then never less than that. Only the first word counts.
     *
     * @param penalty how long to stay away, after a 429; it falls on the narrowest limit. Null: the
     *     call was not refused for coming too often
     */
    void done(@Nullable Duration penalty);
  }
}
