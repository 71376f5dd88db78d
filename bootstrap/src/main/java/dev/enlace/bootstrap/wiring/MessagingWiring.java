package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.messaging.CredentialChecks;
import dev.enlace.adapter.out.messaging.smtp.SmtpCredentialCheck;
import dev.enlace.adapter.out.messaging.smtp.SmtpTimeouts;
import dev.enlace.adapter.out.messaging.telegram.TelegramCredentialCheck;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.bootstrap.sandbox.MailEndpoints;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.sandbox.Sandbox;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** How credentials are tried. */
@Configuration(proxyBeanMethods = false)
class MessagingWiring {
  private static final Duration TELEGRAM_PATIENCE = Duration.ofSeconds(10);

  @Bean
  @Primary
  CredentialCheck credentialChecks(SmtpCredentialCheck smtp, TelegramCredentialCheck telegram) {
    return new CredentialChecks(smtp, telegram);
  }

  @Bean
  SmtpCredentialCheck smtpCheck(Settings settings, Optional<Sandbox> sandbox) {
    MailEndpoints mail = MailEndpoints.of(sandbox);
    Set<Endpoint> exempt = new HashSet<>(settings.outboundAllow());
    exempt.addAll(mail.certificates().keySet());
    return new SmtpCredentialCheck(
        HostResolver.SYSTEM, new AddressPolicy(exempt), SmtpTimeouts.DEFAULT, mail.certificates());
  }

  @Bean
  TelegramCredentialCheck telegramCheck(Optional<Sandbox> sandbox) {
    URI upstream = TelegramCredentialCheck.API;
    return new TelegramCredentialCheck(
        sandbox.map(running -> running.locate(upstream.toString())).orElse(upstream),
        TELEGRAM_PATIENCE);
  }
}
