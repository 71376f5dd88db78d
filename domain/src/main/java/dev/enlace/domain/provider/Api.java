package dev.enlace.domain.provider;

import dev.enlace.domain.provider.answer.JsonPointer;
import dev.enlace.domain.provider.proxy.ProxyRules;
import dev.enlace.domain.provider.syntax.UrlTemplate;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The API that tokens of a provider open.
 *
 * @param baseUrlInAnswer where the token answer names the base URL of this very account, as
 *     Salesforce's {@code instance_url} does; {@code baseUrl} where it does not
 * @param limits what the provider documents
 * @param proxy which calls are passed on for callers; null: none
 */
public record Api(
    UrlTemplate baseUrl,
    @Nullable JsonPointer baseUrlInAnswer,
    List<RateLimit> limits,
    @Nullable ProxyRules proxy) {

  /**
   * A documented limit.
   *
   * @param scope what is counted: {@code base}, {@code token}, {@code app}...
   * @param requests how many
   * @param per in which time
   * @param penalty how long to stay away after a 429 that says nothing
   */
  public record RateLimit(String scope, int requests, Duration per, @Nullable Duration penalty) {
    public RateLimit {
      if (scope.isBlank() || requests < 1 || per.isNegative() || per.isZero()) {
        throw new IllegalArgumentException("a rate limit needs a scope, requests and a time");
      }
    }

    /** From one call to the next, where they come evenly. */
    public Duration pace() {
      return per.dividedBy(requests);
    }
  }

  public Api {
    limits = List.copyOf(limits);
  }

  Set<String> placeholders() {
    Set<String> names = new HashSet<>(baseUrl.placeholders());
    if (proxy != null) {
      names.addAll(proxy.placeholders());
    }
    return names;
  }

  Api filled(Map<String, String> values) {
    return new Api(
        baseUrl.filled(values),
        baseUrlInAnswer,
        limits,
        proxy == null ? null : proxy.filled(values));
  }

  Api relocated(UnaryOperator<URI> elsewhere) {
    return new Api(
        baseUrl.relocated(elsewhere),
        baseUrlInAnswer,
        limits,
        proxy == null ? null : proxy.relocated(elsewhere));
  }
}
