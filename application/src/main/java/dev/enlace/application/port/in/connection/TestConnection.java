package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Tries a connection's credentials or token against the real server. */
public interface TestConnection {
  /**
   * Never empty; fails with {@code ConnectionNotFound}, {@code Forbidden} or {@code
   * PendingConfirmation}. That it does not work is a result, not a failure.
   */
  Mono<Result> test(Principal principal, ConnectionId id);

  /** What was seen. */
  sealed interface Result {
    /** When. */
    Instant checkedAt();

    /** It works. */
    record Works(Instant checkedAt) implements Result {}

    /** It does not; {@code reason} for programs, {@code message} for people. */
    record Fails(Instant checkedAt, String reason, String message) implements Result {}

    /** The entry's credentials cannot be tried. */
    record CannotTell(Instant checkedAt) implements Result {}
  }
}
