package dev.enlace.adapter.in.rest.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.SecretHash;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets whoever may read the catalogue go on reading it for a moment without asking again. It is the
 * same for every caller and nobody's secret, and panels read it all the time; a revoked key, which
 * has to die within a second everywhere, reads it for half of one. Only who is let in is
 * remembered, by a hash of what was presented.
 */
@Component
final class RememberedAdmission implements Admission {
  private static final Duration MOMENT = Duration.ofMillis(500);
  private static final int MOST = 10_000;

  private final Authenticate authenticate;
  private final Cache<Presented, Principal> admitted;

  RememberedAdmission(Authenticate authenticate, Clock clock) {
    this.authenticate = authenticate;
    this.admitted =
        Caffeine.newBuilder()
            .expireAfterWrite(MOMENT)
            .maximumSize(MOST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  @Override
  public String operation() {
    return "listAvailableConnections";
  }

  @Override
  public Mono<Principal> admit(Authenticate.Query query, ServerWebExchange exchange) {
    Presented presented = new Presented(SecretHash.of(query.apiKey()), query.actAs());
    Principal known = admitted.getIfPresent(presented);
    return known != null
        ? Mono.just(known.from(query.origin()))
        : authenticate
            .authenticate(query)
            .doOnNext(principal -> admitted.put(presented, principal));
  }

  private record Presented(SecretHash key, List<String> actAs) {}
}
