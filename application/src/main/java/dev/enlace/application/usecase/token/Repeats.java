package dev.enlace.application.usecase.token;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the same caller at the same address does by means of one connection after it has done
 * it once, which has a line of its own: an application that asks before each request would fill the
 * trail with lines that say nothing new.
 */
final class Repeats {
  /** For how long repetitions are counted before a line says how many there were. */
  static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<Repeated, Tally> open = new ConcurrentHashMap<>();
  private final int room;

  /** Of so many callers and connections at once; who finds no room has a line each time. */
  Repeats(int room) {
    this.room = room;
  }

  /** Whether this one is the first and not counted. */
  boolean isFirst(Repeated what, Actor actor, Instant now) {
    if (open.size() >= room && !open.containsKey(what)) {
      return true;
    }
    Tally tally =
        open.compute(
            what,
            (_, before) ->
                before == null ? new Tally(what, actor, now, now, 0) : before.again(now));
    return Objects.requireNonNull(tally).times() == 0;
  }

  /** Ends the counts that have gone on for long enough; those that counted something. */
  List<Tally> ended(Instant now) {
    return take(tally -> tally.isOver(now));
  }

  /** Ends all counts; those that counted something. */
  List<Tally> all() {
    return take(_ -> true);
  }

  /** What is removed has its last count: who comes now begins another. */
  private List<Tally> take(Predicate<Tally> wanted) {
    return open.entrySet().stream()
        .filter(entry -> wanted.test(entry.getValue()))
        .map(entry -> open.remove(entry.getKey()))
        .filter(Objects::nonNull)
        .filter(tally -> tally.times() > 0)
        .toList();
  }

  /**
   * What has to be the same.
   *
   * @param detail what else it is
   */
  record Repeated(
      String action,
      Map<String, String> detail,
      WorkspaceId workspace,
      By by,
      ConnectionId connection) {}

  /** Who does it, and from where. */
  record By(UserId user, @Nullable ApiKeyId key, @Nullable String address) {
    static By of(Actor actor) {
      return new By(actor.user().id(), actor.key(), actor.origin().address());
    }
  }

  /**
   * How often since the first.
   *
   * @param actor of the first, whose line names its request
   * @param since when the first was
   * @param last when the last was
   * @param times without the first
   */
  record Tally(Repeated what, Actor actor, Instant since, Instant last, long times) {
    private Tally again(Instant now) {
      return new Tally(what, actor, since, now, times + 1);
    }

    /** A clock that was set back ends it, too. */
    private boolean isOver(Instant now) {
      return now.isBefore(since) || !now.isBefore(since.plus(WINDOW));
    }
  }
}
