package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.PendingConfirmation;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.port.in.connection.TestConnection;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.connection.ConnectionTrial.Seen;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.principal.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** Tries a connection and notes when it was last seen to work. */
public final class TestConnectionHandler implements TestConnection {
  private final ConnectionGate gate;
  private final ConnectionTrial trial;
  private final Connections connections;
  private final Changes changes;
  private final Clock clock;

  /** With those means. */
  public TestConnectionHandler(
      ConnectionGate gate,
      ConnectionTrial trial,
      Connections connections,
      Changes changes,
      Clock clock) {
    this.gate = gate;
    this.trial = trial;
    this.connections = connections;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public Mono<Result> test(Principal principal, ConnectionId id) {
    return gate.open(principal, id, Right.USE).flatMap(this::test);
  }

  private Mono<Result> test(Opened opened) {
    if (opened.connection().state() instanceof ConnectionState.Pending) {
      // nobody may act on an account whose person has not been confirmed
      return Failed.with(new PendingConfirmation(opened.connection().id()));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return trial
        .of(opened.stored())
        .flatMap(seen -> note(opened, seen, now))
        .onErrorResume(Failed.class, trouble -> fails(trouble.failure(), now));
  }

  private Mono<Result> note(Opened opened, Seen seen, Instant now) {
    if (!seen.tried()) {
      return Mono.just(new Result.CannotTell(now));
    }
    Connection verified = opened.connection().verified(now, seen.account().orElse(null));
    return connections
        .replace(
            verified,
            verified.version(),
            null,
            changes.of(ConnectionChange.VERIFIED, opened.principal().actor()))
        // somebody edited it meanwhile: what was seen is still true, and no longer worth a note
        .thenReturn(new Result.Works(now));
  }

  private static Mono<Result> fails(Failure failure, Instant now) {
    return switch (failure) {
      case VerificationFailed(var reason, String message) ->
          Mono.just(new Result.Fails(now, name(reason), message));
      case ProviderUnavailable(var provider, var reason, var _) ->
          Mono.just(
              new Result.Fails(
                  now, name(reason), "the provider '" + provider + "' did not accept the call"));
      default -> Failed.with(failure);
    };
  }

  private static String name(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
