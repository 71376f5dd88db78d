package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.upkeep.Abandoned;
import dev.enlace.application.usecase.upkeep.AuditPruning;
import dev.enlace.application.usecase.upkeep.Care;
import dev.enlace.application.usecase.upkeep.CleanUp;
import dev.enlace.application.usecase.upkeep.Sweep;
import dev.enlace.application.usecase.upkeep.UpkeepRound;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What looks after connections and removes what is over; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  Abandoned.class,
  AuditPruning.class,
  Care.class,
  CleanUp.class,
  Sweep.class,
  UpkeepRound.class
})
class UpkeepUseCases {}
