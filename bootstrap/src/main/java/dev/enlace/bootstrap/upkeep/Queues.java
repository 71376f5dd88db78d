package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.usecase.event.OutboxWorker;
import dev.enlace.application.usecase.keys.RotationWorker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work that any replica does as soon as it is there, and whichever takes it. */
@Configuration(proxyBeanMethods = false)
class Queues {
  @Bean
  Worker eventTeller(OutboxWorker outbox) {
    return outbox::work;
  }

  @Bean
  Worker keyRotator(RotationWorker rotations) {
    return rotations::work;
  }
}
