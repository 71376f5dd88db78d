package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.bootstrap.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be connected. */
@Configuration(proxyBeanMethods = false)
class CatalogWiring {
  @Bean
  YamlCatalog catalog(Settings settings) {
    return YamlCatalog.load(settings.catalogDirectory());
  }
}
