package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.oauth.OAuthProviders;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.oauth.ConfiguredProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Providers by the slugs of their entries; what is not put there is not configured. */
public final class MemoryOAuthProviders implements OAuthProviders {
  private final Map<Slug, ConfiguredProvider> providers = new ConcurrentHashMap<>();

  /** Configures the provider of an entry. */
  public void put(Slug entry, ConfiguredProvider provider) {
    providers.put(entry, provider);
  }

  /** Takes away the client of an entry. */
  public void remove(Slug entry) {
    providers.remove(entry);
  }

  @Override
  public Optional<ConfiguredProvider> find(OAuthEntry entry) {
    return Optional.ofNullable(providers.get(entry.slug()));
  }

  @Override
  public List<String> variables(OAuthEntry entry) {
    String prefix = entry.variables().getFirst();
    return List.of(prefix + "_CLIENT_ID", prefix + "_CLIENT_SECRET");
  }
}
