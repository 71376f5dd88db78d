package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.application.usecase.health.Checkup;
import dev.enlace.application.usecase.token.ConnectionUses;
import dev.enlace.application.usecase.token.TokenRefresher;
import dev.enlace.application.usecase.upkeep.Lanes.Lane;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.answer.RefreshRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a connection needs now. A grant is renewed before its token ends if it is used, and long
 * before it would die of idleness; credentials that have worked are tried again now and then.
 */
public final class Care {
  private static final Duration AHEAD = ConnectionUses.AHEAD;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** What was not used for so long is renewed when somebody asks again. */
  private static final Duration IN_USE = DAY;

  /** More than a token has to work for, lest it be renewed only to be looked at. */
  private static final Duration WHILE_TRIED = Duration.ofMinutes(6);

  private static final Duration UNTIL_NAMED = Duration.ofMinutes(15);
  private static final Duration LONGEST_RETRIAL = Duration.ofHours(6);
  private static final Duration BETWEEN_TRIALS = Duration.ofDays(7);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);

  private final UpstreamGrants grants;
  private final TokenRefresher refresher;
  private final Connections connections;
  private final Checkup checkup;
  private final Clock clock;

  /** With those means. */
  public Care(
      UpstreamGrants grants,
      TokenRefresher refresher,
      Connections connections,
      Checkup checkup,
      Clock clock) {
    this.grants = grants;
    this.refresher = refresher;
    this.connections = connections;
    this.checkup = checkup;
    this.clock = clock;
  }

  /** That of whom it would ask about a connection. */
  Lane lane(Due due) {
    return grants
        .provider(due.connection())
        .map(ConfiguredProvider::definition)
        .map(definition -> new Lane(definition.id().value(), definition.pace()))
        .orElseGet(() -> new Lane(due.connection().slug().value(), Duration.ZERO));
  }

  /** Gives it; when to look again. Never empty. */
  Mono<Duration> of(Due due) {
    boolean alive =
        switch (due.connection().state()) {
          case ConnectionState.Active _, ConnectionState.Degraded _ -> true;
          case ConnectionState.Pending _,
              ConnectionState.NeedsReauth _,
              ConnectionState.Revoked _ ->
              false;
        };
    if (!alive) {
      return Mono.just(DAY);
    }
    return switch (due.connection().material()) {
      case Material.OAuthGrant _ -> grant(due);
      case Material.Credentials _ -> credentials(due);
    };
  }

  /** A grant whose account is not known holds others up that may be of the same. */
  private Mono<Duration> grant(Due due) {
    Duration left = due.validity();
    boolean works = left == null || left.compareTo(WHILE_TRIED) > 0;
    if (due.connection().account() != null || !works) {
      return renewal(due);
    }
    return tried(due.connection())
        .map(result -> result instanceof Result.Fails ? UNTIL_NAMED : DAY)
        .onErrorReturn(Failed.class, UNTIL_NAMED)
        .defaultIfEmpty(DAY)
        .flatMap(named -> renewal(due).map(next -> next.compareTo(named) < 0 ? next : named));
  }

  private Mono<Duration> renewal(Due due) {
    RefreshRule rule =
        grants
            .provider(due.connection())
            .map(provider -> provider.definition().refresh())
            .orElse(null);
    if (!due.renewable() || (rule != null && !rule.offered())) {
      return untilItEnds(due);
    }
    if (rule == null) {
      return Mono.just(DAY);
    }
    Duration idleLeft = idleLeft(due, rule);
    boolean dying = idleLeft != null && !idleLeft.isPositive();
    Duration left = due.validity();
    boolean ending = left != null && left.compareTo(AHEAD) <= 0;
    if (dying || (ending && isUsed(due))) {
      return renewed(due.connection());
    }
    Duration next = isUsed(due) && left != null ? left.minus(AHEAD) : DAY;
    return Mono.just(within(idleLeft == null || next.compareTo(idleLeft) < 0 ? next : idleLeft));
  }

  /** What cannot be renewed is given up when it has run out, and whoever listens is told then. */
  private Mono<Duration> untilItEnds(Due due) {
    Duration left = due.validity();
    if (left == null) {
      return Mono.just(DAY);
    }
    return left.isPositive() ? Mono.just(within(left)) : renewed(due.connection());
  }

  private Mono<Duration> renewed(Connection connection) {
    return refresher
        .ahead(connection, AHEAD)
        .map(this::untilItEnds)
        .onErrorResume(Failed.class, Care::afterFailure);
  }

  private Duration untilItEnds(Token token) {
    Instant end = token.expiresAt();
    return end == null ? DAY : within(Duration.between(clock.instant(), end).minus(AHEAD));
  }

  private static Mono<Duration> afterFailure(Failed failed) {
    return switch (failed.failure()) {
      case ProviderUnavailable(var _, var _, @Nullable Duration wait) ->
          Mono.just(within(wait == null ? AFTER_TROUBLE : wait));
      case NeedsReauth _, ConnectionNotFound _ -> Mono.just(DAY);
      default -> Mono.just(AFTER_TROUBLE);
    };
  }

  /** Until half of the time is over in which it has to be used; null where it lives for good. */
  private static @Nullable Duration idleLeft(Due due, RefreshRule rule) {
    Duration life = rule.idleLife();
    return life == null ? null : life.dividedBy(2).minus(due.unrenewed());
  }

  private Mono<Duration> credentials(Due due) {
    if (awaits(due.connection()) != null) {
      return retried(due.connection());
    }
    Duration since = due.unverified();
    if (since == null) {
      return Mono.just(BETWEEN_TRIALS);
    }
    if (since.compareTo(BETWEEN_TRIALS) < 0) {
      return Mono.just(within(BETWEEN_TRIALS.minus(since)));
    }
    return retried(due.connection());
  }

  private Mono<Duration> retried(Connection connection) {
    return tried(connection)
        .flatMap(result ->
            result instanceof Result.Works ? Mono.just(BETWEEN_TRIALS) : untilRetrial(connection))
        .defaultIfEmpty(DAY);
  }

  /** As it stands after the trial. */
  private Mono<Duration> untilRetrial(Connection connection) {
    return found(connection)
        .mapNotNull(stored -> awaits(stored.connection()))
        .map(this::retrialAfter)
        .defaultIfEmpty(DAY);
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

  private Mono<Result> tried(Connection connection) {
    return found(connection).flatMap(stored -> checkup.of(stored, null));
  }

  private Mono<Stored> found(Connection connection) {
    return connections.find(
        connection.id(), new Viewer(connection.workspace(), connection.owner().id(), false));
  }

  private static boolean isUsed(Due due) {
    Duration unused = due.unused();
    return unused != null && unused.compareTo(IN_USE) < 0;
  }

  private static Duration within(Duration length) {
    if (length.compareTo(MINUTE) < 0) {
      return MINUTE;
    }
    return length.compareTo(DAY) > 0 ? DAY : length;
  }
}
