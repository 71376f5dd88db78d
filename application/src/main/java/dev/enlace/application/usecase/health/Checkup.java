package dev.enlace.application.usecase.health;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.health.ConnectionTrial.Seen;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.ConnectionState.Active;
import dev.enlace.domain.connection.ConnectionState.Degraded;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.principal.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tries a connection and notes how it stands: of credentials, whether they still work; a grant's
 * refreshes say for themselves.
 */
public final class Checkup {
  /** When what was reported to be in passing trouble is tried again first. */
  public static final Duration FIRST_RETRIAL = Duration.ofMinutes(5);

  private final ConnectionTrial trial;
  private final Connections connections;
  private final ConnectionUpkeep upkeep;
  private final Changes changes;
  private final Clock clock;

  /** With those means. */
  public Checkup(
      ConnectionTrial trial,
      Connections connections,
      ConnectionUpkeep upkeep,
      Changes changes,
      Clock clock) {
    this.trial = trial;
    this.connections = connections;
    this.upkeep = upkeep;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * What was seen, once it is noted. Never empty.
   *
   * @param actor who asked; null: the installation itself
   */
  public Mono<Result> of(Stored stored, @Nullable Actor actor) {
    return Mono.defer(() -> trial.of(stored, actor))
        .flatMap(seen -> works(stored.connection(), seen, actor))
        .onErrorResume(Failed.class, trouble -> fails(stored.connection(), trouble, actor));
  }

  /** Notes that a server did not accept credentials just now, when they were used. */
  public Mono<Void> refused(Connection connection, VerificationFailed why, Actor actor) {
    VerificationProblem problem = why.reason();
    return degraded(connection, new Degraded(now(), name(problem), nextAction(problem)), actor)
        .then();
  }

  private Mono<Result> works(Connection connection, Seen seen, @Nullable Actor actor) {
    Instant now = now();
    if (!seen.tried()) {
      return Mono.just(new Result.CannotTell(now));
    }
    Connection verified = connection.verified(now, seen.account().orElse(null));
    boolean heals = isOfCredentials(connection) && connection.state() instanceof Degraded;
    Mono<Connection> noted =
        heals
            ? note(verified.in(new Active(now)), ConnectionChange.RECOVERED, actor)
            : note(verified, ConnectionChange.VERIFIED, actor);
    // somebody edited it meanwhile: what was seen is still true, and no longer worth a note
    return noted.thenReturn(new Result.Works(now));
  }

  private Mono<Result> fails(Connection connection, Failed trouble, @Nullable Actor actor) {
    Instant now = now();
    return switch (trouble.failure()) {
      case VerificationFailed(VerificationProblem problem, String message) ->
          degraded(connection, new Degraded(now, name(problem), nextAction(problem)), actor)
              .thenReturn(new Result.Fails(now, name(problem), message));
      case ProviderUnavailable(var provider, var problem, var _) ->
          Mono.just(
              new Result.Fails(
                  now, name(problem), "the provider '" + provider + "' did not accept the call"));
      case NeedsReauth(var _, String reason) ->
          Mono.just(new Result.Fails(now, reason, "the provider does not accept the grant"));
      case Failure _ -> Mono.error(trouble);
    };
  }

  /** Once a reason: that it still does not work is no news. */
  private Mono<Connection> degraded(Connection connection, Degraded state, @Nullable Actor actor) {
    ConnectionState before = connection.state();
    boolean known = before instanceof Degraded && Objects.equals(before.reason(), state.reason());
    return known || !isOfCredentials(connection)
        ? Mono.just(connection)
        : note(connection.in(state), ConnectionChange.DEGRADED, actor)
            .delayUntil(noted -> lookSoon(noted, state));
  }

  /** What was said to be tried again by itself is, however far off the next look was. */
  private Mono<Boolean> lookSoon(Connection noted, Degraded state) {
    return state.nextAction() == NextAction.WAIT
        ? upkeep.lookAgain(noted, FIRST_RETRIAL)
        : Mono.just(false);
  }

  private Mono<Connection> note(Connection tried, ConnectionChange what, @Nullable Actor actor) {
    return connections.tried(tried, changes.of(what, actor));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static boolean isOfCredentials(Connection connection) {
    return connection.material() instanceof Material.Credentials;
  }

  private static NextAction nextAction(VerificationProblem problem) {
    return switch (problem) {
      case UNREACHABLE, TIMED_OUT, RATE_LIMITED, UNEXPECTED_ANSWER -> NextAction.WAIT;
      case BAD_CREDENTIALS,
          ADDRESS_NOT_ALLOWED,
          TLS_REQUIRED,
          BAD_CERTIFICATE,
          AUTHENTICATION_NOT_OFFERED,
          SECRETS_UNREADABLE ->
          NextAction.FIX_CONFIGURATION;
    };
  }

  private static String name(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
