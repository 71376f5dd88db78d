package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.application.usecase.token.ConnectionUses;
import dev.enlace.application.usecase.token.TokenRefresher;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.provider.answer.RefreshRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a grant needs: it is renewed before its token ends if it is used, and long before it would
 * die of idleness.
 */
final class GrantCare {
  private static final Duration AHEAD = ConnectionUses.AHEAD;
  private static final Duration DAY = Care.DAY;

  /** What was not used for so long is renewed when somebody asks again. */
  private static final Duration IN_USE = DAY;

  /** More than a token has to work for, lest it be renewed only to be looked at. */
  private static final Duration WHILE_TRIED = Duration.ofMinutes(6);

  private static final Duration UNTIL_NAMED = Duration.ofMinutes(15);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);

  private final UpstreamGrants grants;
  private final TokenRefresher refresher;
  private final Trials trials;
  private final Clock clock;

  GrantCare(UpstreamGrants grants, TokenRefresher refresher, Trials trials, Clock clock) {
    this.grants = grants;
    this.refresher = refresher;
    this.trials = trials;
    this.clock = clock;
  }

  /** A grant whose account is not known holds others up that may be of the same. */
  Mono<Duration> of(Due due) {
    Duration left = due.validity();
    boolean works = left == null || left.compareTo(WHILE_TRIED) > 0;
    if (due.connection().account() != null || !works) {
      return renewal(due);
    }
    return trials
        .tried(due.connection())
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
    return Mono.just(
        Care.within(idleLeft == null || next.compareTo(idleLeft) < 0 ? next : idleLeft));
  }

  /** What cannot be renewed is given up when it has run out, and whoever listens is told then. */
  private Mono<Duration> untilItEnds(Due due) {
    Duration left = due.validity();
    if (left == null) {
      return Mono.just(DAY);
    }
    return left.isPositive() ? Mono.just(Care.within(left)) : renewed(due.connection());
  }

  private Mono<Duration> renewed(Connection connection) {
    return refresher
        .ahead(connection, AHEAD)
        .map(this::untilItEnds)
        .onErrorResume(Failed.class, GrantCare::afterFailure);
  }

  private Duration untilItEnds(Token token) {
    Instant end = token.expiresAt();
    return end == null ? DAY : Care.within(Duration.between(clock.instant(), end).minus(AHEAD));
  }

  private static Mono<Duration> afterFailure(Failed failed) {
    return switch (failed.failure()) {
      case ProviderUnavailable(var _, var _, @Nullable Duration wait) ->
          Mono.just(Care.within(wait == null ? AFTER_TROUBLE : wait));
      case NeedsReauth _, ConnectionNotFound _ -> Mono.just(DAY);
      default -> Mono.just(AFTER_TROUBLE);
    };
  }

  /** Until half of the time is over in which it has to be used; null where it lives for good. */
  private static @Nullable Duration idleLeft(Due due, RefreshRule rule) {
    Duration life = rule.idleLife();
    return life == null ? null : life.dividedBy(2).minus(due.unrenewed());
  }

  private static boolean isUsed(Due due) {
    Duration unused = due.unused();
    return unused != null && unused.compareTo(IN_USE) < 0;
  }
}
