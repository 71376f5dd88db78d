package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.keys.RotationWorker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets this replica take part in rotations: at once where it has begun one, else as soon as it
 * looks and finds one that nobody works on.
 */
@Component
class KeyRotationUpkeep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRotationUpkeep.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final RotationWorker worker;
  private final Disposable.Swap turns = Disposables.swap();

  KeyRotationUpkeep(RotationWorker worker) {
    this.worker = worker;
  }

  @Override
  public void start() {
    turns.update(
        Flux.merge(Flux.interval(LOOK), worker.calls())
            .onBackpressureLatest()
            .concatMap(turn -> turn(), 1)
            .subscribe());
  }

  @Override
  public void stop() {
    turns.update(Disposables.disposed());
  }

  @Override
  public boolean isRunning() {
    Disposable running = turns.get();
    return running != null && !running.isDisposed();
  }

  private Mono<Void> turn() {
    return worker
        .run()
        .onErrorResume(error -> {
          LOG.warn("Key rotations wait for the next turn: {}", error.toString());
          return Mono.empty();
        });
  }
}
