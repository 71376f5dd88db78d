package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.webhook.HttpEventDelivery;
import dev.enlace.adapter.out.webhook.WebhookTimeouts;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.sandbox.Sandbox;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How webhooks are told. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {
  private static final String LOOPBACK = "127.0.0.1";

  @Bean
  HttpEventDelivery webhookDelivery(Settings settings, Optional<Sandbox> sandbox, Clock clock) {
    Set<Endpoint> exempt = new HashSet<>(settings.outboundAllow());
    sandbox.ifPresent(running -> exempt.add(new Endpoint(LOOPBACK, running.http().getPort())));
    return new HttpEventDelivery(
        HostResolver.SYSTEM, new AddressPolicy(exempt), WebhookTimeouts.DEFAULT, clock);
  }
}
