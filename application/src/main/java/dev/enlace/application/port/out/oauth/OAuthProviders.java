package dev.enlace.application.port.out.oauth;

import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.oauth.ConfiguredProvider;
import java.util.List;
import java.util.Optional;

/** Providers as data, with our clients there. */
public interface OAuthProviders {
  /** The provider of an entry; empty if no client is configured and nothing stands in for it. */
  Optional<ConfiguredProvider> find(OAuthEntry entry);

  /** The environment variables that would configure an entry, the preferred ones. */
  List<String> variables(OAuthEntry entry);
}
