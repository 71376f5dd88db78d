package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.token.TokenRefresher;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Waits, once no requests come any more, for the refreshes that are under way: a provider that
 * rotates has spent the old token, and the new one must be kept before the process ends. And for
 * the workers, so that no other replica has to wait for what they have claimed.
 */
@Component
final class OrderlyEnd implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyEnd.class);

  /** After the web server, whose phases are 1024 and 2048 below the default; before the notes. */
  private static final int PHASE = DEFAULT_PHASE - 4096;

  /** Left to the last notes: a little more than the database may take for a statement. */
  private static final Duration RESERVE = Duration.ofSeconds(2);

  private final Mono<Void> underWay;
  private final Deadline deadline;
  private final AtomicBoolean running = new AtomicBoolean();

  @Autowired
  OrderlyEnd(Workers workers, TokenRefresher refresher, Deadline deadline) {
    this(Mono.whenDelayError(workers.ended(), refresher.settled()), deadline);
  }

  OrderlyEnd(Mono<Void> underWay, Deadline deadline) {
    this.underWay = underWay;
    this.deadline = deadline;
  }

  @Override
  public void start() {
    running.set(true);
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public void stop(Runnable done) {
    running.set(false);
    underWay
        .timeout(deadline.left(RESERVE))
        .doFinally(signal -> done.run())
        .subscribe(ended -> {}, trouble -> LOG.warn("Ends before what was under way", trouble));
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
