package dev.enlace.domain.provider;

import dev.enlace.domain.provider.answer.ErrorRules;
import dev.enlace.domain.provider.answer.RefreshRule;
import dev.enlace.domain.provider.answer.TokenAnswer;
import dev.enlace.domain.provider.call.IdentityProbe;
import dev.enlace.domain.provider.call.Revocation;
import dev.enlace.domain.provider.call.TokenRequest;
import dev.enlace.domain.provider.syntax.Pkce;
import dev.enlace.domain.provider.syntax.TextLimits;
import dev.enlace.domain.provider.syntax.UrlParameter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that sets one OAuth provider apart from another. Whatever differs between providers
 * stands here, so that the code that speaks OAuth asks the definition and never the provider's
 * name.
 *
 * @param name for people; not translated
 * @param parameters what may be filled into the URLs; a placeholder without one is refused
 * @param issuer null where the provider names none
 * @param revocation null where the provider has no way to take a grant back
 * @param identity null where the provider has no way to tell whose token it is
 */
public record ProviderDefinition(
    ProviderId id,
    String name,
    Endpoints endpoints,
    List<UrlParameter> parameters,
    @Nullable Issuer issuer,
    TokenRequest request,
    Pkce pkce,
    TextLimits state,
    ScopeRules scopes,
    ExtraParameters extra,
    TokenAnswer answer,
    RefreshRule refresh,
    ErrorRules errors,
    @Nullable Revocation revocation,
    @Nullable IdentityProbe identity,
    @Nullable Api api) {

  public ProviderDefinition {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a provider needs a name");
    }
    parameters = List.copyOf(parameters);
    Set<String> known = parameters.stream().map(UrlParameter::name).collect(Collectors.toSet());
    if (known.size() < parameters.size()) {
      throw new IllegalArgumentException("a URL parameter stands there twice");
    }
    Set<String> unknown = placeholders(endpoints, revocation, identity, api);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no URL parameter is called " + unknown);
    }
  }

  /**
   * The definition for one customer, with every URL parameter filled in: the value given, else its
   * default.
   *
   * @throws IllegalArgumentException naming a parameter that is unknown, has no value, or does not
   *     allow the one given
   */
  public ProviderDefinition with(Map<String, String> values) {
    Map<String, String> chosen = chosen(values);
    return new ProviderDefinition(
        id,
        name,
        endpoints.filled(chosen),
        List.of(),
        issuer,
        request,
        pkce,
        state,
        scopes,
        extra,
        answer,
        refresh,
        errors,
        revocation == null ? null : revocation.filled(chosen),
        identity == null ? null : identity.filled(chosen),
        api == null ? null : api.filled(chosen));
  }

  /** The definition with every URL rewritten: for a stand-in of the provider. */
  public ProviderDefinition relocated(UnaryOperator<URI> elsewhere) {
    return new ProviderDefinition(
        id,
        name,
        endpoints.relocated(elsewhere),
        parameters,
        issuer == null ? null : issuer.relocated(elsewhere),
        request,
        pkce,
        state,
        scopes,
        extra,
        answer,
        refresh,
        errors,
        revocation == null ? null : revocation.relocated(elsewhere),
        identity == null ? null : identity.relocated(elsewhere),
        api == null ? null : api.relocated(elsewhere));
  }

  /**
   * How long to leave it alone between two calls that nobody waits for: by the strictest of the
   * limits that it documents, whatever they count, since what is counted together with ours is not
   * known. Zero where it documents none.
   */
  public Duration pace() {
    return api == null
        ? Duration.ZERO
        : api.limits().stream()
            .map(Api.RateLimit::pace)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
  }

  private Map<String, String> chosen(Map<String, String> values) {
    Map<String, String> chosen = new HashMap<>();
    for (UrlParameter parameter : parameters) {
      String value = values.getOrDefault(parameter.name(), parameter.defaultValue());
      if (value == null || !parameter.accepts(value)) {
        throw new IllegalArgumentException(
            "URL parameter " + parameter.name() + " has no allowed value");
      }
      chosen.put(parameter.name(), value);
    }
    refuseOthers(values.keySet(), chosen.keySet());
    return chosen;
  }

  private void refuseOthers(Collection<String> named, Set<String> known) {
    if (!known.containsAll(named)) {
      throw new IllegalArgumentException("provider " + id + " has only parameters " + known);
    }
  }

  private static Set<String> placeholders(
      Endpoints endpoints,
      @Nullable Revocation revocation,
      @Nullable IdentityProbe identity,
      @Nullable Api api) {
    Set<String> names = new HashSet<>(endpoints.placeholders());
    if (revocation != null) {
      names.addAll(revocation.call().placeholders());
    }
    if (identity != null) {
      names.addAll(identity.call().placeholders());
    }
    if (api != null) {
      names.addAll(api.placeholders());
    }
    return names;
  }
}
