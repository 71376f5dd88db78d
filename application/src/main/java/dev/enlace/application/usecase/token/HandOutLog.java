package dev.enlace.application.usecase.token;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.audit.HandOutLines;
import dev.enlace.application.port.out.audit.HandOutLines.Line;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Notes who was given which connection's token, or acted through it, without making anybody wait:
 * in memory, written to the audit trail each second; who does it again within a minute is counted.
 * A replica that is killed forgets what it had not written. Where more comes than there is room
 * for, it is counted and the count is noted instead.
 */
public final class HandOutLog {
  /** Lines that wait at most: some twenty megabytes. */
  static final int ROOM = 50_000;

  /** Lines in one statement. */
  static final int BATCH = 1_000;

  private static final String HANDED_OUT = "token.handed_out";
  private static final String LOST = "token.hand_outs_lost";

  private final Queue<Noted> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<WorkspaceId, Long> lost = new ConcurrentHashMap<>();
  private final Repeats repeats = new Repeats(ROOM);
  private final HandOutLines handOuts;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** Written there. */
  public HandOutLog(HandOutLines handOuts, TimeOrderedIds ids, Clock clock) {
    this.handOuts = handOuts;
    this.ids = ids;
    this.clock = clock;
  }

  /** That this principal has the token of that connection now. */
  void note(Principal principal, ConnectionId connection) {
    note(principal, connection, HANDED_OUT);
  }

  /** That this principal does that by means of that connection. */
  public void note(Principal principal, ConnectionId connection, String action) {
    note(principal, connection, action, Map.of());
  }

  /** The same; what it is besides is noted, too, and no repetition of anything else. */
  public void note(
      Principal principal, ConnectionId connection, String action, Map<String, String> detail) {
    Instant now = clock.instant();
    Repeats.Repeated what =
        new Repeats.Repeated(
            action, detail, principal.workspace(), Repeats.By.of(principal.actor()), connection);
    if (repeats.isFirst(what, principal.actor(), now)) {
      put(line(what, principal.actor(), 0, now));
    }
  }

  /**
   * Writes what was noted, and what was counted for long enough; the number of lines. Never empty.
   * What cannot be written now waits for the next time.
   */
  public Mono<Integer> flush() {
    return write(() -> repeats.ended(clock.instant()));
  }

  /** Writes all that was noted and counted, in the end. */
  public Mono<Integer> flushAll() {
    return write(repeats::all);
  }

  private Mono<Integer> write(Supplier<List<Repeats.Tally>> ended) {
    return Mono.defer(() -> {
      ended.get().forEach(tally -> put(counted(tally)));
      return Mono.defer(this::flushBatch)
          .expand(written -> written < BATCH ? Mono.empty() : Mono.defer(this::flushBatch))
          .reduce(0, Integer::sum);
    });
  }

  private Mono<Integer> flushBatch() {
    List<Noted> batch = take();
    if (batch.isEmpty()) {
      return Mono.just(0);
    }
    Instant now = clock.instant();
    List<Line> lines = batch.stream().map(noted -> noted.seenAt(now)).toList();
    return handOuts
        .write(lines)
        .doOnError(trouble -> batch.forEach(this::put))
        .thenReturn(lines.size());
  }

  private List<Noted> take() {
    List<Noted> batch = new ArrayList<>();
    for (WorkspaceId workspace : Set.copyOf(lost.keySet())) {
      Long number = lost.remove(workspace);
      if (number != null) {
        batch.add(lost(workspace, number));
      }
    }
    while (batch.size() < BATCH) {
      Noted noted = waiting.poll();
      if (noted == null) {
        break;
      }
      count.decrementAndGet();
      batch.add(noted);
    }
    return batch;
  }

  private Noted counted(Repeats.Tally tally) {
    return line(tally.what(), tally.actor(), tally.times(), tally.last());
  }

  private Noted line(Repeats.Repeated what, Actor actor, long count, Instant at) {
    Line line =
        new Line(
            ids.next(),
            what.workspace(),
            what.action(),
            actor,
            what.connection(),
            what.detail(),
            count,
            Duration.ZERO);
    return new Noted(line, at);
  }

  private Noted lost(WorkspaceId workspace, long number) {
    Line line = new Line(ids.next(), workspace, LOST, null, null, number, Duration.ZERO);
    return new Noted(line, clock.instant());
  }

  private void put(Noted noted) {
    Line line = noted.line();
    if (line.action().equals(LOST)) {
      lost.merge(line.workspace(), line.count(), Long::sum);
    } else if (count.incrementAndGet() <= ROOM) {
      waiting.add(noted);
    } else {
      count.decrementAndGet();
      lost.merge(line.workspace(), Math.max(1, line.count()), Long::sum);
    }
  }

  private record Noted(Line line, Instant at) {
    Line seenAt(Instant now) {
      Duration age = Duration.between(at, now);
      return new Line(
          line.id(),
          line.workspace(),
          line.action(),
          line.actor(),
          line.connection(),
          line.detail(),
          line.count(),
          age.isNegative() ? Duration.ZERO : age);
    }
  }
}
