package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.token.ConnectionUses;
import dev.enlace.application.usecase.upkeep.UpkeepRound;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks after connections on every replica; what is due is taken by one of them. */
@Component
class ConnectionCare {
  private static final int USES_SECONDS = 60;
  private static final int ROUND_SECONDS = 5;

  private final ConnectionUses uses;
  private final UpkeepRound round;

  ConnectionCare(ConnectionUses uses, UpkeepRound round) {
    this.uses = uses;
    this.round = round;
  }

  @Scheduled(initialDelay = USES_SECONDS, fixedDelay = USES_SECONDS, timeUnit = TimeUnit.SECONDS)
  Mono<Integer> writeUses() {
    return uses.flush();
  }

  @Scheduled(initialDelay = ROUND_SECONDS, fixedDelay = ROUND_SECONDS, timeUnit = TimeUnit.SECONDS)
  Mono<Long> lookAfter() {
    return round.run();
  }
}
