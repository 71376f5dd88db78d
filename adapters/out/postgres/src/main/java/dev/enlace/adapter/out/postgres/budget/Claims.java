package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.adapter.out.postgres.budget.Places.Attempt;
import dev.enlace.adapter.out.postgres.budget.Places.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Takes a place of each of several limits, or of none. One after the other and not in one
 * statement, since a database that is spread has them in different shards.
 */
final class Claims {
  private final Places places;

  Claims(Places places) {
    this.places = places;
  }

  /** Never empty. */
  Mono<Outcome> claim(List<Allowance> allowances) {
    return claim(allowances, List.of());
  }

  private Mono<Outcome> claim(List<Allowance> allowances, List<Place> held) {
    if (held.size() == allowances.size()) {
      return Mono.just(new Outcome.Given(new GivenTurn(places, held)));
    }
    return Mono.defer(() -> places.take(allowances.get(held.size())))
        .doOnError(trouble -> new GivenTurn(places, held).unused())
        .flatMap(attempt ->
            switch (attempt) {
              case Attempt.Taken(Place place) -> claim(allowances, with(held, place));
              case Attempt.None(Duration pause, boolean blocked) -> {
                new GivenTurn(places, held).unused();
                yield Mono.just(new Outcome.Refused(pause, blocked, held.isEmpty()));
              }
            });
  }

  private static List<Place> with(List<Place> held, Place place) {
    List<Place> more = new ArrayList<>(held);
    more.add(place);
    return more;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** A place of each. */
    record Given(GivenTurn turn) implements Outcome {}

    /**
     * None.
     *
     * @param pause until there may be one
     * @param blocked whether there is none before for sure
     * @param byNarrowest whether that is so for all who wait for the same narrowest limit
     */
    record Refused(Duration pause, boolean blocked, boolean byNarrowest) implements Outcome {}
  }
}
