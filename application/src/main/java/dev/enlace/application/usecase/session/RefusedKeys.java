package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.RateLimits;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.application.usecase.access.Presented;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Notes who wants to sign in with a key that opens nothing any more: it was revoked or its time is
 * over, and somebody still has it. A key that nobody has ever been given is not noted: it belongs
 * to no workspace, whatever it says, and guesses must fill nobody's trail. For the same reason a
 * key is noted ten times an hour at most.
 */
public final class RefusedKeys {
  private static final int MOST = 10;
  private static final Duration WINDOW = Duration.ofHours(1);

  private final ApiKeys keys;
  private final RateLimits limits;
  private final Sessions sessions;
  private final Clock clock;

  /** With those means. */
  public RefusedKeys(ApiKeys keys, RateLimits limits, Sessions sessions, Clock clock) {
    this.keys = keys;
    this.limits = limits;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Notes what was refused, where it is worth it. */
  Mono<Void> note(Authenticate.Query query) {
    Presented presented = Presented.of(query);
    return keys.known(presented.workspace(), presented.hash())
        .flatMap(key -> note(key, query.origin()));
  }

  private Mono<Void> note(ApiKey key, Origin origin) {
    String who = key.workspace() + "|" + key.id();
    return limits
        .take(new RateLimit("panel-refused", who, MOST, WINDOW))
        .then(Mono.defer(() -> sessions.refused(key, reason(key), origin)))
        .onErrorResume(RefusedKeys::isTooMuch, _ -> Mono.empty())
        .then();
  }

  private String reason(ApiKey key) {
    Instant end = key.expiresAt();
    if (key.revokedAt() != null) {
      return "revoked";
    }
    return end != null && !end.isAfter(clock.instant()) ? "expired" : "disabled";
  }

  private static boolean isTooMuch(Throwable trouble) {
    return trouble instanceof Failed failed && failed.failure() instanceof RateLimited;
  }
}
