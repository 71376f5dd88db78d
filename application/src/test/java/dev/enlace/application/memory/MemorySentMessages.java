package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.audit.SentMessages;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Lines about messages in memory. */
public final class MemorySentMessages implements SentMessages {
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  /** Whether the store answers. */
  public void setAway(boolean away) {
    this.away = away;
  }

  /** All lines. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  @Override
  public Mono<Void> note(Line line) {
    return Mono.defer(() -> {
      if (away) {
        return Failed.with(new StoreUnavailable());
      }
      lines.add(line);
      return Mono.empty();
    });
  }
}
