package dev.enlace.application.usecase.oauth;

import dev.enlace.application.port.out.access.RateLimits;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.principal.Principal;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Counts starts, by user and, wider, by key. */
public final class StartLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final RateLimits limits;
  private final OAuthRules rules;

  /** By those rules. */
  public StartLimits(RateLimits limits, OAuthRules rules) {
    this.limits = limits;
    this.rules = rules;
  }

  /** Takes one start; what is left of each limit. */
  Mono<Quotas> take(Principal principal) {
    String who = principal.workspace() + "|" + principal.user().id();
    RateLimit user = new RateLimit("oauth-start", who, rules.startsPerUser(), WINDOW);
    if (!principal.actsForUser()) {
      return limits.take(user).map(Quotas::of);
    }
    // the user first: one who asks too often must not use up what all users of the key share
    return limits
        .take(user)
        .flatMap(left -> limits.take(ofKey(principal)).map(shared -> Quotas.of(left, shared)));
  }

  private RateLimit ofKey(Principal principal) {
    String key = principal.workspace() + "|" + principal.key();
    return new RateLimit("oauth-start-key", key, rules.startsPerKey(), WINDOW);
  }
}
