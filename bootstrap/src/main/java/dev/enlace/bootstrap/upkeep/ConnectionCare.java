package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.application.usecase.token.ConnectionUses;
import dev.enlace.application.usecase.token.RefreshFigures;
import dev.enlace.application.usecase.upkeep.CleanUp;
import dev.enlace.application.usecase.upkeep.Recurring;
import dev.enlace.application.usecase.upkeep.UpkeepRound;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Looks after connections and cleans up on every replica, where the store says who does what is
 * due; and writes down what this one has counted.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionCare {
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration FIGURES = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** What it has not begun when it is told to stop is left to others. */
  @Bean
  Worker connectionUpkeep(UpkeepRound round) {
    Recurring rounds = new Recurring("The upkeep of connections", ROUND, ROUND, round::run);
    return stop -> Mono.when(rounds.work(stop), stop.doOnTerminate(round::close));
  }

  @Bean
  Worker connectionUseWriter(ConnectionUses uses) {
    return new Recurring("The uses of connections", MINUTE, MINUTE, uses::flush)::work;
  }

  @Bean
  Worker keyUseWriter(KeyUses uses) {
    return new Recurring("The uses of keys", MINUTE, MINUTE, uses::flush)::work;
  }

  @Bean
  Worker refreshFigureWriter(RefreshFigures refreshes) {
    return new Recurring("The figures of refreshes", FIGURES, FIGURES, refreshes::flush)::work;
  }

  @Bean
  Worker cleaner(CleanUp cleanUp) {
    return stop ->
        new Recurring("The clean-up", MINUTE, MINUTE, () -> cleanUp.run(stop)).work(stop);
  }
}
