package dev.enlace.adapter.in.rest.json;

import dev.enlace.adapter.in.rest.wire.WireAuthType;
import dev.enlace.adapter.in.rest.wire.WireConnectionState;
import dev.enlace.adapter.in.rest.wire.WireVisibility;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Reads enumerations in query parameters by their names in the contract, not those in Java. */
@Configuration(proxyBeanMethods = false)
class WireEnums implements WebFluxConfigurer {
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, WireAuthType.class, WireAuthType::fromValue);
    registry.addConverter(String.class, WireConnectionState.class, WireConnectionState::fromValue);
    registry.addConverter(String.class, WireVisibility.class, WireVisibility::fromValue);
  }
}
