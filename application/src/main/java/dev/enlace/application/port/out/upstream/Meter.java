package dev.enlace.application.port.out.upstream;

import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of a provider's limits, as it counts one thing.
 *
 * @param subject what is counted, such as the id of a base; kept only as a hash
 */
public record Meter(ProviderId provider, String subject, Api.RateLimit limit) {
  private static final Duration PENALTY = Duration.ofSeconds(30);

  /** Nonsense is refused. */
  public Meter {
    if (subject.isBlank()) {
      throw new IllegalArgumentException("a meter counts something");
    }
  }

  /**
   * The limits of a provider that apply to a call, in the order of its definition.
   *
   * @param subjects what each scope is about, such as {@code base} and the base's id; a limit whose
   *     scope is not named does not apply
   */
  public static List<Meter> of(ProviderDefinition provider, Map<String, String> subjects) {
    Api api = provider.api();
    return api == null
        ? List.of()
        : api.limits().stream()
            .filter(limit -> subjects.containsKey(limit.scope()))
            .map(limit ->
                new Meter(
                    provider.id(), Objects.requireNonNull(subjects.get(limit.scope())), limit))
            .toList();
  }

  /** What tells it from every other one. */
  public String key() {
    return provider + ":" + limit.scope() + ":" + subject;
  }

  /** As people and programs are told of it. */
  public RateLimit told() {
    return new RateLimit(provider + "-" + limit.scope(), subject, limit.requests(), limit.per());
  }

  /** How long to stay away after a 429: what the provider says, but no less than it documents. */
  public Duration penalty(@Nullable Duration retryAfter) {
    Duration documented = limit.penalty() == null ? PENALTY : limit.penalty();
    return retryAfter == null || retryAfter.compareTo(documented) < 0 ? documented : retryAfter;
  }
}
