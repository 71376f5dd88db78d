package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.application.usecase.health.Checkup;
import dev.enlace.application.usecase.token.TokenRefresher;
import dev.enlace.application.usecase.upkeep.Lanes.Lane;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.oauth.ConfiguredProvider;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * What a connection needs now. A grant is renewed before its token ends if it is used, and long
 * before it would die of idleness; credentials that have worked are tried again now and then.
 */
public final class Care {
  static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final UpstreamGrants upstream;
  private final GrantCare grants;
  private final CredentialCare credentials;

  /** With those means. */
  public Care(
      UpstreamGrants upstream,
      TokenRefresher refresher,
      Connections connections,
      Checkup checkup,
      Clock clock) {
    Trials trials = new Trials(connections, checkup);
    this.upstream = upstream;
    this.grants = new GrantCare(upstream, refresher, trials, clock);
    this.credentials = new CredentialCare(trials, clock);
  }

  /** That of whom it would ask about a connection. */
  Lane lane(Due due) {
    return upstream
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
      case Material.OAuthGrant _ -> grants.of(due);
      case Material.Credentials _ -> credentials.of(due);
    };
  }

  /** Neither at once nor too late: what is due may have changed meanwhile. */
  static Duration within(Duration length) {
    if (length.compareTo(MINUTE) < 0) {
      return MINUTE;
    }
    return length.compareTo(DAY) > 0 ? DAY : length;
  }
}
