package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.in.rest.proxy.ProxySettings;
import dev.enlace.adapter.out.upstream.HttpUpstream;
import dev.enlace.adapter.out.upstream.UpstreamLimits;
import dev.enlace.application.usecase.proxy.PassOnCallHandler;
import dev.enlace.bootstrap.settings.ProxyLimits;
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
import org.springframework.context.annotation.Import;

/** How calls are passed on. */
@Configuration(proxyBeanMethods = false)
@Import(PassOnCallHandler.class)
class ProxyWiring {
  private static final String LOOPBACK = "127.0.0.1";

  @Bean
  HttpUpstream httpUpstream(Settings settings, Optional<Sandbox> sandbox, Clock clock) {
    Set<Endpoint> exempt = new HashSet<>(settings.outboundAllow());
    sandbox.ifPresent(running -> exempt.add(new Endpoint(LOOPBACK, running.http().getPort())));
    ProxyLimits limits = settings.proxy();
    return new HttpUpstream(
        HostResolver.SYSTEM,
        new AddressPolicy(exempt),
        UpstreamLimits.DEFAULT.with(limits.idle(), limits.total(), limits.largestBody()),
        clock);
  }

  @Bean
  ProxySettings proxySettings(Settings settings) {
    return new ProxySettings(settings.proxy().largestBody());
  }
}
