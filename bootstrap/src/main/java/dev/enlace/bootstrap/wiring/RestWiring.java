package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.in.rest.RestConfiguration;
import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.compat.CompatSettings;
import dev.enlace.adapter.in.rest.format.ToonSettings;
import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.adapter.out.oauth.client.EnvironmentOAuthProviders;
import dev.enlace.bootstrap.settings.Profile;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.sandbox.Sandbox;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The REST API. */
@Configuration(proxyBeanMethods = false)
@Import(RestConfiguration.class)
class RestWiring {
  /** Where the endpoints of the first deployments take Airtable's codes themselves. */
  private static final Set<String> COMPAT = Set.of("/callback", "/oauth/callback");

  @Bean
  CompatSettings compatSettings(
      Settings settings, YamlCatalog catalog, EnvironmentOAuthProviders providers) {
    Callbacks callbacks = Callbacks.of(catalog.all(), providers);
    return settings.compat().withCallbackShared(callbacks.areSharedByAirtable(COMPAT));
  }

  @Bean
  ToonSettings toonSettings(Settings settings) {
    return settings.toon();
  }

  @Bean
  RestSettings restSettings(
      Settings settings,
      OAuthConfirmation confirmation,
      YamlCatalog catalog,
      EnvironmentOAuthProviders providers,
      Optional<Sandbox> sandbox) {
    Callbacks callbacks = Callbacks.of(catalog.all(), providers);
    return new RestSettings(
        settings.publicUrl(),
        callbacks.hosts(settings.profile() == Profile.EMBEDDED),
        settings.trustedProxies(),
        settings.compat().enabled() ? callbacks.aliasesBesides(COMPAT) : callbacks.aliases(),
        RestSettings.ANONYMOUS_PER_MINUTE,
        confirmation,
        sandbox.map(Sandbox::http).orElse(null));
  }
}
