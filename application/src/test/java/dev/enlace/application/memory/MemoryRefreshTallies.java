package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.stats.RefreshTallies;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** How refreshes ended, in memory, line by line. */
public final class MemoryRefreshTallies implements RefreshTallies {
  /** All that was added. */
  public final List<Line> added = new CopyOnWriteArrayList<>();

  private volatile boolean away;

  /** Whether the store answers. */
  public void setAway(boolean away) {
    this.away = away;
  }

  @Override
  public Mono<Void> add(List<Line> lines) {
    return Mono.defer(() -> {
      if (away) {
        return Failed.with(new StoreUnavailable());
      }
      added.addAll(lines);
      return Mono.empty();
    });
  }
}
