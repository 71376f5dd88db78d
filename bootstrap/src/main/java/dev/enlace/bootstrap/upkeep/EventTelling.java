package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.event.OutboxWorker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Runs the outbox's worker until the last request is answered. What is being told then may end, so
 * that no other replica has to wait for claims to run out.
 */
@Configuration(proxyBeanMethods = false)
class EventTelling implements SmartLifecycle {
  /** Below what a phase of the shutdown may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Lower than any of the web server's phases: it starts before that and stops after it. */
  private static final int AFTER_THE_LAST_REQUEST = Integer.MAX_VALUE - 10_000;

  private final OutboxWorker worker;
  private final AtomicReference<Optional<Shift>> shift = new AtomicReference<>(Optional.empty());

  EventTelling(OutboxWorker worker) {
    this.worker = worker;
  }

  @Override
  public void start() {
    Shift next = new Shift(Sinks.empty(), Sinks.empty());
    shift.set(Optional.of(next));
    worker.work(next.stop().asMono()).doFinally(end -> next.ended()).subscribe();
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
  public int getPhase() {
    return AFTER_THE_LAST_REQUEST;
  }

  @Override
  public boolean isRunning() {
    return shift.get().isPresent();
  }

  /** From a start to a stop. */
  private record Shift(Sinks.Empty<Void> stop, Sinks.Empty<Void> stopped) {
    void ended() {
      stopped.tryEmitEmpty().isSuccess();
    }

    Mono<Void> end() {
      stop.tryEmitEmpty().isSuccess();
      return stopped.asMono().timeout(PATIENCE).onErrorComplete();
    }
  }
}
