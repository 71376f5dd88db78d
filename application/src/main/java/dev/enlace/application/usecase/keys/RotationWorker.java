package dev.enlace.application.usecase.keys;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.crypto.KeyRotations;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.domain.rotation.KeyRotation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Works on whatever rotations there are and nobody else works on. Every replica has one; a rotation
 * whose replica died is taken over when its lease has run out.
 */
public final class RotationWorker {
  private static final Logger LOG = LoggerFactory.getLogger(RotationWorker.class);

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final KeyRotations rotations;
  private final Jobs jobs;
  private final RotationPass pass;
  private final TimeOrderedIds ids;
  private final Sinks.Many<Boolean> calls = Sinks.many().multicast().directBestEffort();

  /** With those means. */
  public RotationWorker(KeyRotations rotations, Jobs jobs, RotationPass pass, TimeOrderedIds ids) {
    this.rotations = rotations;
    this.jobs = jobs;
    this.pass = pass;
    this.ids = ids;
  }

  /** Says on this replica that there is something to do. */
  public void wake() {
    calls.emitNext(true, Sinks.EmitFailureHandler.busyLooping(PATIENCE));
  }

  /** Emits when there may be something to do at once. */
  public Flux<Boolean> calls() {
    return calls.asFlux();
  }

  /**
   * Looks for something to do until it is told to stop: at once where this replica has begun it,
   * else now and then. Completes when the batch that is under way then is done.
   */
  public Mono<Void> work(Mono<Void> stop) {
    return Mono.defer(() -> {
      AtomicBoolean over = new AtomicBoolean();
      return Flux.merge(Flux.interval(LOOK), calls())
          .takeUntilOther(stop.doFinally(end -> over.set(true)))
          .onBackpressureLatest()
          .concatMap(turn -> run(over::get).onErrorResume(RotationWorker::later), 1)
          .then();
    });
  }

  /** Does what there is to do now; trouble with one rotation is logged and keeps no other back. */
  public Mono<Void> run() {
    return run(() -> false);
  }

  Mono<Void> run(BooleanSupplier over) {
    return rotations
        .unfinished()
        .concatMap(rotation ->
            over.getAsBoolean()
                ? Mono.empty()
                : work(rotation, over).onErrorResume(error -> given(rotation, error)))
        .then();
  }

  private Mono<Void> work(KeyRotation rotation, BooleanSupplier over) {
    Lease lease = new Lease("key-rotation:" + rotation.id(), ids.next());
    return jobs.claim(lease, RotationPass.LEASE)
        .flatMap(standing -> pass.run(rotation, lease, Pass.of(standing), over));
  }

  private static Mono<Void> later(Throwable error) {
    LOG.warn("Key rotations wait for the next turn: {}", error.toString());
    return Mono.empty();
  }

  private static Mono<Void> given(KeyRotation rotation, Throwable error) {
    LOG.warn("Rotation {} waits for its next turn: {}", rotation.id(), error.toString());
    return Mono.empty();
  }
}
