package dev.enlace.bootstrap.upkeep;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * All workers of this replica. No lifecycle itself: Spring stops what depends on a lifecycle before
 * that, whatever the phases say, and the end of the workers is waited for long after they are told.
 */
@Component
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private final Sinks.Empty<Void> stop = Sinks.empty();
  private final Sinks.Empty<Void> ended = Sinks.empty();
  private final List<Worker> all;

  Workers(List<Worker> all) {
    this.all = List.copyOf(all);
  }

  void begin() {
    Flux.fromIterable(all)
        .flatMap(this::work, Math.max(1, all.size()))
        .doFinally(end -> ended.tryEmitEmpty().isSuccess())
        .subscribe();
  }

  /** Tells them all, and waits for none. */
  void end() {
    stop.tryEmitEmpty().isSuccess();
  }

  /** Completes when the last one has ended that was told to. */
  Mono<Void> ended() {
    return ended.asMono();
  }

  /** One that fails, which none should, keeps no other from its work. */
  private Mono<Void> work(Worker worker) {
    return Mono.defer(() -> worker.work(stop.asMono()))
        .doOnError(bug -> LOG.error("A worker has ended before its time", bug))
        .onErrorComplete();
  }
}
