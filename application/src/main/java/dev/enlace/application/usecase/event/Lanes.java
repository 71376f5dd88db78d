package dev.enlace.application.usecase.event;

import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.core.scheduler.Schedulers;

/**
 * Which lanes wait for a turn: each at most once, in a queue, so that a lane with much to do goes
 * behind the others after every turn. What comes up during a lane's turn gives it another.
 */
final class Lanes {
  private final Map<Lane, Interest> interests = new ConcurrentHashMap<>();
  private final Sinks.Many<Lane> queue = Sinks.many().unicast().onBackpressureBuffer();

  /** Those whose turn it is, for one taker. */
  Flux<Lane> queue() {
    return queue.asFlux().publishOn(Schedulers.parallel());
  }

  /** There may be something to do. */
  void offer(Lane lane) {
    Interest interest =
        interests.merge(lane, Interest.QUEUED, (standing, offered) -> Interest.ASKED_AGAIN);
    if (interest == Interest.QUEUED) {
      put(lane);
    }
  }

  /** A turn is over. */
  void ended(Lane lane, boolean more) {
    Interest left =
        interests.compute(
            lane,
            (same, standing) -> more || standing == Interest.ASKED_AGAIN ? Interest.QUEUED : null);
    if (left == Interest.QUEUED) {
      put(lane);
    }
  }

  /** Nobody takes a turn any more. */
  void close() {
    synchronized (queue) {
      queue.tryEmitComplete();
    }
  }

  /** One at a time, as a sink demands; after the end a lane is left for another replica. */
  private void put(Lane lane) {
    synchronized (queue) {
      EmitResult result = queue.tryEmitNext(lane);
      if (result.isFailure()) {
        interests.remove(lane);
      }
    }
  }

  private enum Interest {
    QUEUED,
    ASKED_AGAIN
  }
}
