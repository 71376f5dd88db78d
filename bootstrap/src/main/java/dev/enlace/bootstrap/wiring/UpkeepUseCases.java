package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.upkeep.Care;
import dev.enlace.application.usecase.upkeep.UpkeepRound;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What looks after connections; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({Care.class, UpkeepRound.class})
class UpkeepUseCases {}
