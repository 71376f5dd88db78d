package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.application.port.out.upstream.Asker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Takes a place of each of several limits, or of none. One after the other and not in one
 * statement, since a database that is spread has them in different shards. The narrowest comes
 * first, since it is mostly the one that is used up; but where that was never called before, last:
 * callers name what it counts, and what they invent gets a row only within the wider limits.
 */
final class Claims {
  private final Places places;

  Claims(Places places) {
    this.places = places;
  }

  /** Never empty. */
  Mono<Outcome> claim(Asker asker, List<Allowance> allowances) {
    Claim claim = new Claim(asker, allowances, allowances.size() == 1);
    return claim(claim, allowances, List.of());
  }

  private Mono<Outcome> claim(Claim claim, List<Allowance> left, List<Place> held) {
    GivenTurn turn = new GivenTurn(places, claim.asker(), claim.allowances(), held);
    if (left.isEmpty()) {
      return Mono.just(new Outcome.Given(turn));
    }
    Allowance next = left.getFirst();
    return Mono.defer(() -> attempt(claim, next, held))
        .doOnError(trouble -> turn.unused())
        .flatMap(attempt -> {
          boolean forAll = next.equals(claim.narrowest());
          return switch (attempt) {
            case Attempt.Taken(Place place) ->
                claim(claim, left.subList(1, left.size()), with(held, place));
            case Attempt.None(Duration pause) ->
                refused(turn, new Outcome.Refused(pause, false, forAll));
            case Attempt.Blocked(Duration pause) ->
                refused(turn, new Outcome.Refused(pause, true, forAll));
            case Attempt.ShutOut(Duration pause) ->
                refused(turn, new Outcome.Refused(pause, true, false));
            case Attempt.Missing() -> claim(claim.making(), left.reversed(), List.of());
          };
        });
  }

  private Mono<Attempt> attempt(Claim claim, Allowance next, List<Place> held) {
    return claim.makes() || !held.isEmpty()
        ? places.takeOrMake(next, claim.asker())
        : places.take(next, claim.asker());
  }

  private static Mono<Outcome> refused(GivenTurn turn, Outcome.Refused outcome) {
    turn.unused();
    return Mono.just(outcome);
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
     * @param forAll whether that is so for all who wait for the same narrowest limit
     */
    record Refused(Duration pause, boolean blocked, boolean forAll) implements Outcome {}
  }

  /**
   * What is asked for.
   *
   * @param allowances the narrowest first
   * @param makes whether what was never called yet gets its row
   */
  private record Claim(Asker asker, List<Allowance> allowances, boolean makes) {
    Allowance narrowest() {
      return allowances.getFirst();
    }

    Claim making() {
      return new Claim(asker, allowances, true);
    }
  }
}
