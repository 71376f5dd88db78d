package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.application.usecase.token.ConnectionUses;
import dev.enlace.application.usecase.token.HandOutLog;
import dev.enlace.application.usecase.token.RefreshFigures;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes what was noted and counted last, after the last request was answered and before the
 * database is let go.
 */
@Component
final class LastNotes implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LastNotes.class);

  private final HandOutLog handOuts;
  private final RefreshFigures refreshes;
  private final ConnectionUses connections;
  private final KeyUses keys;
  private final Deadline deadline;
  private final AtomicBoolean running = new AtomicBoolean();

  LastNotes(
      HandOutLog handOuts,
      RefreshFigures refreshes,
      ConnectionUses connections,
      KeyUses keys,
      Deadline deadline) {
    this.handOuts = handOuts;
    this.refreshes = refreshes;
    this.connections = connections;
    this.keys = keys;
    this.deadline = deadline;
  }

  @Override
  public void start() {
    running.set(true);
  }

  @Override
  public void stop(Runnable done) {
    running.set(false);
    Mono.whenDelayError(handOuts.flushAll(), refreshes.flush(), connections.flush(), keys.flush())
        .timeout(deadline.left(Duration.ZERO))
        .doFinally(signal -> done.run())
        .subscribe(
            written -> {}, trouble -> LOG.warn("What came last could not be noted", trouble));
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }

  /** Stopped long after the web server, whose phase is a high one. */
  @Override
  public int getPhase() {
    return 0;
  }
}
