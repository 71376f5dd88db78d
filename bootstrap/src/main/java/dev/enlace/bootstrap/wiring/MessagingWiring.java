package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.messaging.CredentialChecks;
import dev.enlace.adapter.out.messaging.gmail.GmailDelivery;
import dev.enlace.adapter.out.messaging.smtp.SmtpCredentialCheck;
import dev.enlace.adapter.out.messaging.smtp.SmtpDelivery;
import dev.enlace.adapter.out.messaging.smtp.SmtpTimeouts;
import dev.enlace.adapter.out.messaging.telegram.BotApi;
import dev.enlace.adapter.out.messaging.telegram.TelegramCredentialCheck;
import dev.enlace.adapter.out.messaging.telegram.TelegramDelivery;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.bootstrap.sandbox.MailEndpoints;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.sandbox.Sandbox;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** How credentials are tried, and messages sent by them. */
@Configuration(proxyBeanMethods = false)
class MessagingWiring {
  private static final Duration TELEGRAM_PATIENCE = Duration.ofSeconds(10);
  private static final Duration GMAIL_PATIENCE = Duration.ofSeconds(60);

  @Bean
  @Primary
  CredentialCheck credentialChecks(SmtpCredentialCheck smtp, TelegramCredentialCheck telegram) {
    return new CredentialChecks(smtp, telegram);
  }

  @Bean
  SmtpCredentialCheck smtpCheck(Settings settings, Optional<Sandbox> sandbox) {
    MailEndpoints mail = MailEndpoints.of(sandbox);
    return new SmtpCredentialCheck(
        HostResolver.SYSTEM, policy(settings, mail), SmtpTimeouts.DEFAULT, mail.certificates());
  }

  @Bean
  SmtpDelivery smtpDelivery(Settings settings, Optional<Sandbox> sandbox, Clock clock) {
    MailEndpoints mail = MailEndpoints.of(sandbox);
    return new SmtpDelivery(
        HostResolver.SYSTEM,
        policy(settings, mail),
        SmtpTimeouts.DELIVERY,
        mail.certificates(),
        clock);
  }

  private static AddressPolicy policy(Settings settings, MailEndpoints mail) {
    Set<Endpoint> exempt = new HashSet<>(settings.outboundAllow());
    exempt.addAll(mail.certificates().keySet());
    return new AddressPolicy(exempt);
  }

  @Bean
  BotApi botApi(Optional<Sandbox> sandbox) {
    URI upstream = BotApi.API;
    return new BotApi(
        sandbox.map(running -> running.locate(upstream.toString())).orElse(upstream),
        TELEGRAM_PATIENCE);
  }

  @Bean
  TelegramCredentialCheck telegramCheck(BotApi api) {
    return new TelegramCredentialCheck(api);
  }

  @Bean
  TelegramDelivery telegramDelivery(BotApi api) {
    return new TelegramDelivery(api);
  }

  @Bean
  GmailDelivery gmailDelivery(Clock clock) {
    return new GmailDelivery(GMAIL_PATIENCE, clock);
  }
}
