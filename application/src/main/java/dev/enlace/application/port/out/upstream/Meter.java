package dev.enlace.application.port.out.upstream;

import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of a provider's limits, as it counts one thing.
 *
 * @param subject what is counted, such as the id of a base; kept only as a hash
 * @param ours whether the provider knows nothing of it: no 429 is about such a one
 */
public record Meter(ProviderId provider, String subject, Api.RateLimit limit, boolean ours) {
  /** The longest that anybody stays away, whatever the provider asks for. */
  public static final Duration LONGEST_PENALTY = Duration.ofHours(1);

  private static final Duration PENALTY = Duration.ofSeconds(30);

  /** What counts the caller, or us, and nothing that the caller names. */
  private static final Set<String> OWN = Set.of("token", "account", "app");

  /** How much less often whoever is turned away may ask. */
  private static final int TURNED_AWAY = 10;

  /** Nonsense is refused. */
  public Meter {
    if (subject.isBlank()) {
      throw new IllegalArgumentException("a meter counts something");
    }
  }

  /** A limit that the provider has. */
  public Meter(ProviderId provider, String subject, Api.RateLimit limit) {
    this(provider, subject, limit, false);
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

  /** Whether callers name what it counts, so that others may name the same. */
  public boolean isShared() {
    return !OWN.contains(limit.scope());
  }

  /**
   * What whoever of that workspace is turned away may take of this: a tenth. Empty where it is not
   * the caller that says what is counted.
   */
  public Optional<Meter> forTurnedAway(Asker asker) {
    return isShared()
        ? Optional.of(
            new Meter(
                provider,
                subject + "@" + asker.workspace(),
                new Api.RateLimit(
                    limit.scope(), 1, limit.pace().multipliedBy(TURNED_AWAY), limit.penalty()),
                true))
        : Optional.empty();
  }

  /**
   * How long to stay away after a 429: what the provider says, but no less than it documents, and
   * an hour at most.
   */
  public Duration penalty(@Nullable Duration retryAfter) {
    Duration documented = documentedPenalty();
    Duration asked =
        retryAfter == null || retryAfter.compareTo(documented) < 0 ? documented : retryAfter;
    return asked.compareTo(LONGEST_PENALTY) > 0 ? LONGEST_PENALTY : asked;
  }

  /** How long to stay away after a 429 that says nothing. */
  public Duration documentedPenalty() {
    return limit.penalty() == null ? PENALTY : limit.penalty();
  }
}
