package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.adapter.out.oauth.AuthorizationUrls;
import dev.enlace.adapter.out.oauth.HttpAccountProbe;
import dev.enlace.adapter.out.oauth.HttpGrantRevocation;
import dev.enlace.adapter.out.oauth.HttpTokenEndpoint;
import dev.enlace.adapter.out.oauth.client.ClientSettings;
import dev.enlace.adapter.out.oauth.client.EnvironmentOAuthProviders;
import dev.enlace.adapter.out.oauth.http.HttpLimits;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.bootstrap.settings.CannotStart;
import dev.enlace.bootstrap.settings.Profile;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.bootstrap.settings.Variables;
import dev.enlace.sandbox.Sandbox;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Providers, and how they are talked to. */
@Configuration(proxyBeanMethods = false)
@Import({
  AuthorizationUrls.class,
  HttpAccountProbe.class,
  HttpGrantRevocation.class,
  HttpTokenEndpoint.class
})
class ProviderWiring {
  @Bean
  EnvironmentOAuthProviders oauthProviders(
      YamlCatalog catalog, Variables variables, Settings settings, Optional<Sandbox> sandbox) {
    @Nullable URI standIn = sandbox.map(Sandbox::http).orElse(null);
    try {
      EnvironmentOAuthProviders providers =
          new EnvironmentOAuthProviders(
              catalog.all(),
              catalog::provider,
              new ClientSettings(
                  name -> variables.read(name).orElse(null),
                  settings.publicUrl(),
                  standIn,
                  id -> sandbox.filter(running -> running.plays(id.value())).isPresent()));
      requireSecure(settings, providers);
      return providers;
    } catch (IllegalArgumentException e) {
      throw new CannotStart(String.valueOf(e.getMessage()));
    }
  }

  /** Codes would travel in clear, and a browser would not send the cookie that binds it. */
  private static void requireSecure(Settings settings, EnvironmentOAuthProviders providers) {
    boolean secure =
        providers.redirectUris().stream().allMatch(uri -> "https".equals(uri.getScheme()));
    if (settings.profile() == Profile.PRODUCTION && !secure) {
      throw new CannotStart("every variable _REDIRECT_URI must use https in production");
    }
  }

  @Bean
  ProviderHttp providerHttp(Clock clock) {
    return new ProviderHttp(HttpLimits.DEFAULT, clock);
  }
}
