package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.ratelimit.BucketRateLimits;
import dev.enlace.bootstrap.database.DatabasePlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often somebody may ask. */
@Configuration(proxyBeanMethods = false)
class LimitsWiring {
  @Bean(destroyMethod = "close")
  BucketRateLimits rateLimits(DatabasePlace database) {
    return new BucketRateLimits(database.impatientJdbc());
  }
}
