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
 * Hand-outs that are asked for again and again are read once in a moment. What is remembered is as
 * sealed as it was read, and forgotten with each change that this replica makes; what others change
 * is seen after that moment, within the second in which a revocation has to be felt everywhere.
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
      Answer before = asked.getIfPresent(question);
      long now = ticker.read();
      long changes = database.changes();
      if (before != null && before.isStillGood(now, changes)) {
        return Mono.just(before.later(now));
      }
      int times = before == null ? 1 : before.times() + 1;
      asked.put(question, new Answer(null, now, changes, times));
      return handOuts
          .find(workspace, hash, user, connection)
          .doOnNext(read -> {
            if (times >= OFTEN) {
              asked.put(question, new Answer(read, now, changes, times));
            }
          });
    });
  }

  private record Question(
      WorkspaceId workspace, SecretHash hash, @Nullable UserId user, ConnectionId connection) {}

  /**
   * What was read.
   *
   * @param read null: it is not remembered
   * @param at when somebody began to read it, in nanoseconds
   * @param changes of the database then
   * @param times how often it was asked for
   */
  private record Answer(@Nullable Read read, long at, long changes, int times) {
    boolean isStillGood(long now, long changesNow) {
      return read != null && now - at < MOMENT.toNanos() && changes == changesNow;
    }

    /** As if it had been read now: how long a token works is counted from there. */
    Read later(long now) {
      if (read == null) {
        throw new IllegalStateException("nothing is remembered");
      }
      return new Read(
          read.caller(), read.held().map(held -> held.readLater(Duration.ofNanos(now - at))));
    }
  }
}
