package dev.enlace.bootstrap.upkeep;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets all workers work, from the last thing at the start to the first at the end: they are told to
 * stop at once, and are waited for when the last request is answered.
 */
@Component
final class Upkeep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final AtomicBoolean running = new AtomicBoolean();
  private final Sinks.Empty<Void> stop = Sinks.empty();
  private final Sinks.Empty<Void> ended = Sinks.empty();
  private final List<Worker> workers;
  private final Deadline deadline;

  Upkeep(List<Worker> workers, Deadline deadline) {
    this.workers = List.copyOf(workers);
    this.deadline = deadline;
  }

  @Override
  public void start() {
    running.set(true);
    Flux.fromIterable(workers)
        .flatMap(this::work, Math.max(1, workers.size()))
        .doFinally(end -> ended.tryEmitEmpty().isSuccess())
        .subscribe();
  }

  @Override
  public void stop() {
    running.set(false);
    deadline.begin();
    stop.tryEmitEmpty().isSuccess();
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }

  /** Completes when the last worker has ended that was told to stop. */
  Mono<Void> ended() {
    return ended.asMono();
  }

  /** One that fails, which none should, keeps no other from its work. */
  private Mono<Void> work(Worker worker) {
    return worker
        .work(stop.asMono())
        .doOnError(bug -> LOG.error("A worker has ended before its time", bug))
        .onErrorComplete();
  }
}
