package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.application.usecase.health.Checkup;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.NextAction;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What credentials need: those that have worked are tried again now and then, and those that wait
 * for trouble to pass after ever longer pauses.
 */
final class CredentialCare {
  private static final Duration LONGEST_RETRIAL = Duration.ofHours(6);
  private static final Duration BETWEEN_TRIALS = Duration.ofDays(7);

  private final Trials trials;
  private final Clock clock;

  CredentialCare(Trials trials, Clock clock) {
    this.trials = trials;
    this.clock = clock;
  }

  /** Gives it; when to look again. Never empty. */
  Mono<Duration> of(Due due) {
    if (awaits(due.connection()) != null) {
      return retried(due.connection());
    }
    Duration since = due.unverified();
    if (since == null) {
      return Mono.just(BETWEEN_TRIALS);
    }
    if (since.compareTo(BETWEEN_TRIALS) < 0) {
      return Mono.just(Care.within(BETWEEN_TRIALS.minus(since)));
    }
    return retried(due.connection());
  }

  private Mono<Duration> retried(Connection connection) {
    return trials
        .tried(connection)
        .flatMap(result ->
            result instanceof Result.Works ? Mono.just(BETWEEN_TRIALS) : untilRetrial(connection))
        .defaultIfEmpty(Care.DAY);
  }

  /** As it stands after the trial. */
  private Mono<Duration> untilRetrial(Connection connection) {
    return trials
        .found(connection)
        .mapNotNull(stored -> awaits(stored.connection()))
        .map(this::retrialAfter)
        .defaultIfEmpty(Care.DAY);
  }

  /** As long again as it has not worked, so that each pause is twice the one before. */
  private Duration retrialAfter(ConnectionState.Degraded state) {
    Duration failing = Duration.between(state.since(), clock.instant());
    Duration most = failing.compareTo(LONGEST_RETRIAL) > 0 ? LONGEST_RETRIAL : failing;
    return most.compareTo(Checkup.FIRST_RETRIAL) < 0 ? Checkup.FIRST_RETRIAL : most;
  }

  /** The trouble that is expected to pass; null where there is none. */
  private static ConnectionState.@Nullable Degraded awaits(Connection connection) {
    return connection.state() instanceof ConnectionState.Degraded degraded
            && degraded.nextAction() == NextAction.WAIT
        ? degraded
        : null;
  }
}
