package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.application.usecase.token.RefreshFigures;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Each replica writes down its own; a failure is logged and the next turn comes all the same. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Upkeep {
  private static final int KEY_USES_SECONDS = 60;

  private static final int REFRESHES_SECONDS = 10;

  private final KeyUses keyUses;
  private final RefreshFigures refreshes;

  Upkeep(KeyUses keyUses, RefreshFigures refreshes) {
    this.keyUses = keyUses;
    this.refreshes = refreshes;
  }

  @Scheduled(
      initialDelay = KEY_USES_SECONDS,
      fixedDelay = KEY_USES_SECONDS,
      timeUnit = TimeUnit.SECONDS)
  Mono<Integer> writeKeyUses() {
    return keyUses.flush();
  }

  @Scheduled(
      initialDelay = REFRESHES_SECONDS,
      fixedDelay = REFRESHES_SECONDS,
      timeUnit = TimeUnit.SECONDS)
  Mono<Integer> addRefreshes() {
    return refreshes.flush();
  }
}
