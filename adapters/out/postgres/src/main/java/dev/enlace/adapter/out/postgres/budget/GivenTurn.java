package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Places that somebody holds. Nobody waits for them to be given back: a lease ends by itself. */
final class GivenTurn implements CallBudget.Turn {
  private static final Logger LOG = LoggerFactory.getLogger(GivenTurn.class);

  private final AtomicBoolean over = new AtomicBoolean();
  private final Places places;
  private final Asker asker;
  private final List<Allowance> allowances;
  private final List<Place> held;

  /**
   * One that is under way.
   *
   * @param allowances the narrowest first
   */
  GivenTurn(Places places, Asker asker, List<Allowance> allowances, List<Place> held) {
    this.places = places;
    this.asker = asker;
    this.allowances = allowances;
    this.held = List.copyOf(held);
  }

  @Override
  public void done(Ending ending) {
    if (over.compareAndSet(false, true)) {
      run(shutOut(ending).then(freed(true)));
    }
  }

  private Mono<Void> shutOut(Ending ending) {
    return ending.kind() == Ending.Kind.TOO_OFTEN
        ? Flux.fromIterable(allowances)
            .filter(allowance -> !allowance.meter().ours())
            .next()
            .flatMap(narrowest -> shutOut(narrowest, ending))
        : Mono.empty();
  }

  private Mono<Void> shutOut(Allowance narrowest, Ending ending) {
    Meter meter = narrowest.meter();
    Duration penalty = meter.penalty(ending.retryAfter());
    if (penalty.equals(Meter.LONGEST_PENALTY)) {
      LOG.warn(
          "{} asks one account to stay away for {}: it stays away for {}",
          meter.provider(),
          ending.retryAfter(),
          penalty);
    }
    return places.penalties().shutOut(narrowest, asker, penalty, meter.documentedPenalty());
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
