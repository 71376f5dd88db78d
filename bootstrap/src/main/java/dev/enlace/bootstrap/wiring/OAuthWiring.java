package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.oauth.OAuthRules;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.domain.workspace.OAuthConfirmation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this installation decides about OAuth. */
@Configuration(proxyBeanMethods = false)
class OAuthWiring {
  @Bean
  OAuthConfirmation oauthConfirmation(Settings settings) {
    return switch (settings.profile()) {
      case EMBEDDED -> OAuthConfirmation.OFF;
      case PRODUCTION -> OAuthConfirmation.REQUIRED;
    };
  }

  @Bean
  OAuthRules oauthRules(Settings settings, OAuthConfirmation confirmation) {
    return new OAuthRules(
        settings.publicUrl(),
        confirmation,
        OAuthRules.LIFETIME,
        OAuthRules.STARTS_PER_USER,
        OAuthRules.STARTS_PER_KEY);
  }
}
