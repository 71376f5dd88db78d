package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.adapter.out.postgres.budget.Places.Place;
import dev.enlace.application.port.out.upstream.CallBudget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Places that somebody holds. Nobody waits for them to be given back: a lease ends by itself. */
final class GivenTurn implements CallBudget.Turn {
  private static final Logger LOG = LoggerFactory.getLogger(GivenTurn.class);

  private final AtomicBoolean over = new AtomicBoolean();
  private final Places places;
  private final List<Place> held;

  GivenTurn(Places places, List<Place> held) {
    this.places = places;
    this.held = List.copyOf(held);
  }

  @Override
  public void done(@Nullable Duration penalty) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    Mono<Void> blocked =
        penalty == null || held.isEmpty()
            ? Mono.empty()
            : places.block(held.getFirst().allowance(), penalty);
    run(blocked.then(freed(true)));
  }

  /** Gives them back though no call was made. */
  void unused() {
    if (over.compareAndSet(false, true)) {
      run(freed(false));
    }
  }

  private Mono<Void> freed(boolean used) {
    return Flux.fromIterable(held)
        .concatMap(place -> places.free(place, used ? place.allowance().period() : Duration.ZERO))
        .then();
  }

  private static void run(Mono<Void> what) {
    what.subscribe(
        nothing -> {},
        trouble ->
            LOG.warn("A turn is not given back before its lease ends: {}", trouble.toString()));
  }
}
