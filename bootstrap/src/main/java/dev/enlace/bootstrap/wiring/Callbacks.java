package dev.enlace.bootstrap.wiring;

import dev.enlace.application.port.out.oauth.OAuthProviders;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.oauth.ConfiguredProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where providers send people back to. An operator may have registered the address years ago, with
 * another host or path than Enlace's own, or one for several providers: all of them are served.
 */
record Callbacks(List<ConfiguredProvider> providers) {
  private static final String OWN = "/connections/oauth/callback";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  static Callbacks of(List<CatalogEntry> entries, OAuthProviders providers) {
    return new Callbacks(
        entries.stream()
            .filter(OAuthEntry.class::isInstance)
            .map(entry -> providers.find((OAuthEntry) entry))
            .flatMap(Optional::stream)
            .toList());
  }

  /** The hosts that requests may name besides that of the public URL. */
  Set<String> hosts(boolean onLoopback) {
    Set<String> hosts = new TreeSet<>(onLoopback ? LOOPBACK : Set.of());
    providers.forEach(provider -> hosts.add(provider.client().redirectUri().getHost()));
    return hosts;
  }

  /**
   * The same without those of Airtable at the given paths, which are served otherwise, for whoever
   * shares them, too.
   */
  Map<String, String> aliasesBesides(Set<String> served) {
    Map<String, String> aliases = aliases();
    aliases.keySet().removeIf(path -> served.contains(path) && isAirtables(path));
    return aliases;
  }

  /** Whether Airtable shares one of those paths with another provider. */
  boolean areSharedByAirtable(Set<String> paths) {
    Map<String, String> aliases = aliases();
    return paths.stream().anyMatch(path -> isAirtables(path) && "".equals(aliases.get(path)));
  }

  private boolean isAirtables(String path) {
    return providers.stream()
        .filter(provider -> provider.definition().id().value().equals("airtable"))
        .anyMatch(provider -> provider.client().redirectUri().getRawPath().equals(path));
  }

  /** The provider of each foreign path; empty where several share one. */
  Map<String, String> aliases() {
    Map<String, String> aliases = new TreeMap<>();
    for (ConfiguredProvider provider : providers) {
      String path = provider.client().redirectUri().getRawPath();
      String id = provider.definition().id().value();
      if (!path.equals(OWN) && !path.equals(OWN + "/" + id)) {
        aliases.merge(path, id, (one, other) -> one.equals(other) ? one : "");
      }
    }
    return aliases;
  }
}
