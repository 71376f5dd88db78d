package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.vault.SecureEntropy;
import dev.enlace.application.identifier.TimeOrderedIds;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a test would want to foresee: time, and randomness. */
@Configuration(proxyBeanMethods = false)
@Import({SecureEntropy.class, TimeOrderedIds.class})
class TimeAndChance {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
