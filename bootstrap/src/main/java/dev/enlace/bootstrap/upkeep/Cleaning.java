package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.upkeep.CleanUp;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Asks on every replica whether there is something to clean up; the store says who does it. */
@Configuration(proxyBeanMethods = false)
class Cleaning {
  private static final int SECONDS = 60;

  private final CleanUp cleanUp;

  Cleaning(CleanUp cleanUp) {
    this.cleanUp = cleanUp;
  }

  @Scheduled(initialDelay = SECONDS, fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
  Mono<Long> cleanUp() {
    return cleanUp.run();
  }
}
