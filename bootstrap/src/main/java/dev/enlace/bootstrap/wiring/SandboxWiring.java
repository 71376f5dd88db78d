package dev.enlace.bootstrap.wiring;

import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.home.KeyFiles;
import dev.enlace.bootstrap.sandbox.SandboxStart;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.sandbox.Sandbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The stand-in for providers, in the embedded profile only. */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class SandboxWiring {
  @Bean(destroyMethod = "close")
  Sandbox sandbox(Settings settings, Home home) {
    return SandboxStart.on(settings.sandbox(), new KeyFiles(home));
  }
}
