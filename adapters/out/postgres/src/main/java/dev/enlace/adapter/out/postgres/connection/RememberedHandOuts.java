package dev.enlace.adapter.out.postgres.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.HandOuts;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Hand-outs that are asked for again and again are read once in a moment, for all who ask in it,
 * however long the database takes: a crowd would keep it busy with one question, and be told that
 * it is away. What is remembered is as sealed as it was read, and forgotten with each change that
 * this replica makes; what others change is seen after that moment, within the second in which a
 * revocation has to be felt everywhere.
 */
public final class RememberedHandOuts implements HandOuts {
  /** For how long, from before it was read. */
  static final Duration MOMENT = Duration.ofMillis(900);

  /** How often somebody has to ask, each within a moment of the last, before it is remembered. */
  static final int OFTEN = 3;

  private static final int MOST = 10_000;

  private final HandOuts handOuts;
  private final Database database;
  private final Ticker ticker;
  private final Cache<Question, Answer> asked;

  /** Of those; {@code database} is where they are read. */
  public RememberedHandOuts(HandOuts handOuts, Database database) {
    this(handOuts, database, Ticker.systemTicker());
  }

  RememberedHandOuts(HandOuts handOuts, Database database, Ticker ticker) {
    this.handOuts = handOuts;
    this.database = database;
    this.ticker = ticker;
    this.asked =
        Caffeine.newBuilder().expireAfterAccess(MOMENT).maximumSize(MOST).ticker(ticker).build();
  }

  @Override
  public Mono<Read> find(
      WorkspaceId workspace, SecretHash hash, @Nullable UserId user, ConnectionId connection) {
    return Mono.defer(() -> {
      Question question = new Question(workspace, hash, user, connection);
      long now = ticker.read();
      long changes = database.changes();
      Answer answer = asked.getIfPresent(question);
      if (answer == null || !answer.isGood(now, changes)) {
        Mono<Read> reading = handOuts.find(workspace, hash, user, connection);
        answer =
            asked
                .asMap()
                .compute(
                    question,
                    (_, last) ->
                        last != null && last.isGood(now, changes)
                            ? last
                            : new Answer(reading, now, changes, last));
      }
      return answer.read(now);
    });
  }

  private record Question(
      WorkspaceId workspace, SecretHash hash, @Nullable UserId user, ConnectionId connection) {}

  /**
   * What is read for whoever asks, from when the first of them does; whoever of them leaves cancels
   * nothing.
   */
  private static final class Answer {
    private final long at;
    private final long changes;
    private final int times;
    private final Mono<Read> reading;
    private volatile @Nullable Read read;
    private volatile boolean vain;

    /**
     * A new one.
     *
     * @param at when it begins, in nanoseconds
     * @param changes of the database then
     * @param last what was read before it; null: nobody has asked lately
     */
    Answer(Mono<Read> reading, long at, long changes, @Nullable Answer last) {
      this.at = at;
      this.changes = changes;
      this.times = last == null ? 1 : Math.min(last.times + 1, OFTEN);
      this.reading =
          isShared() ? reading.doOnNext(this::keep).doOnTerminate(this::end).cache() : reading;
    }

    /** Whether somebody who asks now may have it, be it there or still on its way. */
    boolean isGood(long now, long changesNow) {
      return isShared() && !vain && now - at < MOMENT.toNanos() && changes == changesNow;
    }

    /** As if it was read for who asks then: how long a token works is counted from there. */
    Mono<Read> read(long now) {
      Duration since = Duration.ofNanos(now - at);
      Read there = read;
      return there == null
          ? reading.map(found -> later(found, since))
          : Mono.just(later(there, since));
    }

    private boolean isShared() {
      return times >= OFTEN;
    }

    private void keep(Read found) {
      read = found;
    }

    /** Before anybody is told: who asks then has it read again. */
    private void end() {
      vain = read == null;
    }

    private static Read later(Read read, Duration time) {
      return new Read(read.caller(), read.held().map(held -> held.readLater(time)));
    }
  }
}
