package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.audit.HandOutLines;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Lines in memory, by the statement that wrote them. */
public final class MemoryHandOutLines implements HandOutLines {
  /** Each call's lines. */
  public final List<List<Line>> written = new CopyOnWriteArrayList<>();

  private volatile boolean away;

  /** Whether the store answers. */
  public void setAway(boolean away) {
    this.away = away;
  }

  /** All lines. */
  public List<Line> lines() {
    return written.stream().flatMap(List::stream).toList();
  }

  @Override
  public Mono<Void> write(List<Line> lines) {
    return Mono.defer(() -> {
      if (away) {
        return Failed.with(new StoreUnavailable());
      }
      written.add(List.copyOf(lines));
      return Mono.empty();
    });
  }
}
