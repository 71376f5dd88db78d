package dev.enlace.application.memory;

import dev.enlace.application.port.out.crypto.RootKeys;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The mark of one root key in memory. */
public final class MemoryRootKeys implements RootKeys {
  private final AtomicReference<@Nullable Mark> mark = new AtomicReference<>();

  @Override
  public Mono<Mark> primary() {
    return Mono.fromSupplier(mark::get);
  }

  @Override
  public Mono<Mark> add(Mark first) {
    return Mono.fromRunnable(() -> mark.compareAndSet(null, first)).then(primary());
  }
}
