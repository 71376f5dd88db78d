package dev.enlace.adapter.out.oauth.client;

import dev.enlace.application.port.out.oauth.OAuthProviders;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Providers with the clients that the environment names, read once at start. An entry without a
 * client id goes to the sandbox, if there is one that knows its provider; an id without the secret
 * that it needs goes nowhere, since a stand-in would hide the mistake.
 */
public final class EnvironmentOAuthProviders implements OAuthProviders {
  private final Map<Slug, ConfiguredProvider> configured = new HashMap<>();
  private final ClientVariables variables;
  private final URI publicUrl;
  private final @Nullable SandboxStandIn sandbox;
  private final Predicate<ProviderId> played;

  /**
   * Reads the clients of every OAuth entry.
   *
   * @param definitions the provider of an id
   * @throws IllegalArgumentException naming a variable that makes no sense, without its value
   */
  public EnvironmentOAuthProviders(
      Collection<? extends CatalogEntry> entries,
      Function<ProviderId, Optional<ProviderDefinition>> definitions,
      ClientSettings settings) {
    this.variables = new ClientVariables(settings.variables());
    this.publicUrl = settings.publicUrl();
    this.played = settings.played();
    this.sandbox = settings.sandbox() == null ? null : new SandboxStandIn(settings.sandbox());
    for (CatalogEntry entry : entries) {
      if (entry instanceof OAuthEntry oauth) {
        definitions
            .apply(entry.details().provider())
            .flatMap(definition -> configure(oauth, definition.with(oauth.parameters())))
            .ifPresent(provider -> configured.put(entry.slug(), provider));
      }
    }
  }

  @Override
  public Optional<ConfiguredProvider> find(OAuthEntry entry) {
    return Optional.ofNullable(configured.get(entry.slug()));
  }

  @Override
  public List<String> variables(OAuthEntry entry) {
    String preferred = entry.variables().getFirst();
    return List.of(preferred + "_CLIENT_ID", preferred + "_CLIENT_SECRET");
  }

  /** Every address that providers send people back to: their paths have to be served. */
  public Set<URI> redirectUris() {
    return configured.values().stream()
        .map(provider -> provider.client().redirectUri())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<ConfiguredProvider> configure(OAuthEntry entry, ProviderDefinition provider) {
    URI redirect = URI.create(publicUrl + "/connections/oauth/callback/" + provider.id());
    Optional<String> prefix = variables.prefix(entry.variables());
    if (prefix.isPresent()) {
      return variables
          .client(prefix.get(), provider, redirect)
          .map(client -> new ConfiguredProvider(provider, client));
    }
    return Optional.ofNullable(sandbox)
        .filter(_ -> played.test(provider.id()))
        .map(standIn -> standIn.of(provider, redirect));
  }
}
