package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.token.TokenRefresher;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Waits, once no requests come any more, for the refreshes that are under way: a provider that
 * rotates has spent the old token, and the new one must be kept before the process ends.
 */
@Component
final class RefreshesEnd implements SmartLifecycle {
  /** After the web server, whose phases are 1024 and 2048 below the default; before the pool. */
  private static final int PHASE = DEFAULT_PHASE - 4096;

  /** As long as a provider may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final TokenRefresher refresher;
  private final AtomicBoolean running = new AtomicBoolean();

  RefreshesEnd(TokenRefresher refresher) {
    this.refresher = refresher;
  }

  @Override
  public void start() {
    running.set(true);
  }

  @Override
  public void stop() {
    running.set(false);
  }

  @Override
  public void stop(Runnable callback) {
    refresher
        .settled()
        .timeout(PATIENCE)
        .onErrorComplete()
        .doFinally(signal -> {
          stop();
          callback.run();
        })
        .subscribe();
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
