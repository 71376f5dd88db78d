package dev.enlace.bootstrap.upkeep;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets the workers work, from the last thing at the start to the first at the end: they are told to
 * stop at once, and are waited for when the last request is answered.
 */
@Component
final class Upkeep implements SmartLifecycle {
  private final AtomicBoolean running = new AtomicBoolean();
  private final Workers workers;
  private final Deadline deadline;

  Upkeep(Workers workers, Deadline deadline) {
    this.workers = workers;
    this.deadline = deadline;
  }

  @Override
  public void start() {
    running.set(true);
    workers.begin();
  }

  @Override
  public void stop() {
    running.set(false);
    deadline.begin();
    workers.end();
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }
}
