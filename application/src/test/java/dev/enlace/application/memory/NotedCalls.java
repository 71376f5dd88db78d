package dev.enlace.application.memory;

import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** A budget that gives turns at once, and notes who had them and how they ended. */
public final class NotedCalls implements CallBudget {
  private final List<Noted> noted = new ArrayList<>();

  @Override
  public synchronized Mono<Turn> turn(Asker asker, List<Meter> meters) {
    AtomicBoolean over = new AtomicBoolean();
    return Mono.just(ending -> {
      if (over.compareAndSet(false, true)) {
        note(new Noted(asker, meters, ending));
      }
    });
  }

  private synchronized void note(Noted one) {
    noted.add(one);
  }

  /** Those that are over, in the order of their ends. */
  public synchronized List<Noted> noted() {
    return List.copyOf(noted);
  }

  /** A call that is over. */
  public record Noted(Asker asker, List<Meter> meters, Ending ending) {}
}
