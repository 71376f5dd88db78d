package dev.enlace.application.usecase.acting;

import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/**
 * A budget that is there for those whom the provider lets in. Whoever asks for what it was not let
 * in to for some time gets a tenth of the turns for it, with all of its workspace who are no more
 * welcome: a refusal costs a turn like an answer, so one who knows no more than the id of a base
 * could else use up half of it. Who hangs up before the answer is not let in either: it costs the
 * same. Remembered by this replica alone: that is what the others cost.
 */
public final class BudgetOfInsiders implements CallBudget {
  /** So many in a row: one may be a record that is not there. */
  static final int REFUSALS = 5;

  /**
   * So many in a row of a workspace, of which no connection counts for more than {@link #REFUSALS}:
   * then each that was not let in counts as turned away, else one would be sent after the other.
   */
  static final int REFUSALS_OF_WORKSPACE = 30;

  /** After so long it is asked anew. */
  static final Duration TURNED_AWAY = Duration.ofMinutes(1);

  /** So long after it was let in, a refusal says nothing. */
  static final Duration LET_IN = Duration.ofMinutes(10);

  private final Refusals<Door> doors;
  private final Refusals<Gate> gates;
  private final CallBudget budget;

  /** The turns of that budget, by that clock. */
  public BudgetOfInsiders(CallBudget budget, Clock clock) {
    this.budget = budget;
    this.doors = new Refusals<>(clock);
    this.gates = new Refusals<>(clock);
  }

  @Override
  public Mono<Turn> turn(Asker asker, List<Meter> meters) {
    return Mono.defer(() -> {
      Optional<Meter> fewer =
          meters.isEmpty() ? Optional.empty() : meters.getFirst().forTurnedAway(asker);
      if (fewer.isEmpty()) {
        return budget.turn(asker, meters);
      }
      Door door = Door.of(asker, meters.getFirst());
      return budget
          .turn(asker, isTurnedAway(door) ? with(fewer.get(), meters) : meters)
          .map(turn -> noting(turn, door));
    });
  }

  private Turn noting(Turn turn, Door door) {
    AtomicBoolean over = new AtomicBoolean();
    return ending -> {
      if (over.compareAndSet(false, true)) {
        note(door, ending);
      }
      turn.done(ending);
    };
  }

  private synchronized boolean isTurnedAway(Door door) {
    return !doors.wasLetIn(door, LET_IN)
        && (doors.of(door, TURNED_AWAY) >= REFUSALS
            || gates.of(door.gate(), TURNED_AWAY) >= REFUSALS_OF_WORKSPACE);
  }

  private synchronized void note(Door door, Ending ending) {
    switch (ending.kind()) {
      case LET_IN -> {
        doors.put(door, 0);
        gates.put(door.gate(), 0);
      }
      case TURNED_AWAY, UNHEARD -> {
        if (!doors.wasLetIn(door, LET_IN)) {
          refused(door);
        }
      }
      case TOO_OFTEN, OTHER -> {}
    }
  }

  private void refused(Door door) {
    int before = doors.of(door, TURNED_AWAY);
    doors.put(door, before + 1);
    int all = gates.of(door.gate(), TURNED_AWAY);
    gates.put(door.gate(), before < REFUSALS ? all + 1 : all);
  }

  private static List<Meter> with(Meter first, List<Meter> others) {
    List<Meter> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  /** What somebody asks for. */
  private record Door(Gate gate, String connection, String account) {
    static Door of(Asker asker, Meter meter) {
      return new Door(
          new Gate(asker.workspace(), meter.key()), asker.connection(), asker.account());
    }
  }

  /** What all of a workspace ask for. */
  private record Gate(String workspace, String meter) {}
}
