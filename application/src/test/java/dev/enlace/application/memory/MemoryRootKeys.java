package dev.enlace.application.memory;

import dev.enlace.application.port.out.crypto.RootKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Marks of root keys in memory, the primary last. */
public final class MemoryRootKeys implements RootKeys {
  private final List<Mark> marks = new ArrayList<>();

  @Override
  public Mono<Mark> primary() {
    return Mono.defer(() -> Mono.justOrEmpty(last()));
  }

  @Override
  public Mono<Mark> add(Mark first) {
    return Mono.fromRunnable(() -> addFirst(first)).then(primary());
  }

  @Override
  public Flux<Mark> all() {
    return Flux.defer(() -> Flux.fromIterable(kept()));
  }

  @Override
  public Mono<Mark> promote(Mark next, int from) {
    return Mono.defer(() -> Mono.justOrEmpty(promoted(next, from)));
  }

  /** None: it does not know of data keys. */
  @Override
  public Mono<Long> retireUnused() {
    return Mono.just(0L);
  }

  private synchronized List<Mark> kept() {
    return List.copyOf(marks);
  }

  private synchronized Optional<Mark> last() {
    return marks.isEmpty() ? Optional.empty() : Optional.of(marks.getLast());
  }

  private synchronized void addFirst(Mark first) {
    if (marks.isEmpty()) {
      marks.add(first);
    }
  }

  private synchronized Optional<Mark> promoted(Mark next, int from) {
    if (last().filter(primary -> primary.id() == from).isEmpty()) {
      return Optional.empty();
    }
    Mark known = marks.stream().filter(mark -> mark.id() == next.id()).findFirst().orElse(next);
    marks.remove(known);
    marks.add(known);
    return Optional.of(known);
  }
}
