package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.event.OutboxWorker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Runs the outbox's worker from the end of the start to the beginning of the end. What is being told
 * then may end, so that no other replica has to wait for claims to run out.
 */
@Configuration(proxyBeanMethods = false)
class EventTelling implements SmartLifecycle {
  /** Below what a phase of the shutdown may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final OutboxWorker worker;
  private final AtomicReference<Optional<Shift>> shift = new AtomicReference<>(Optional.empty());

  EventTelling(OutboxWorker worker) {
    this.worker = worker;
  }

  @Override
  public void start() {
    Sinks.Empty<Void> stop = Sinks.empty();
    shift.set(Optional.of(new Shift(stop, worker.work(stop.asMono()).toFuture())));
  }

  @Override
  public void stop(Runnable done) {
    Mono.justOrEmpty(shift.getAndSet(Optional.empty()))
        .flatMap(Shift::end)
        .doFinally(end -> done.run())
        .subscribe();
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return shift.get().isPresent();
  }

  /** From a start to a stop. */
  private record Shift(Sinks.Empty<Void> stop, CompletableFuture<Void> working) {
    Mono<Void> end() {
      stop.tryEmitEmpty().isSuccess();
      return Mono.fromFuture(working).timeout(PATIENCE).onErrorComplete();
    }
  }
}
