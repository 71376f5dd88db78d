package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.health.Checkup;
import dev.enlace.application.usecase.health.ConnectionTrial;
import dev.enlace.application.usecase.health.TestConnectionHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of connections' health; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({Checkup.class, ConnectionTrial.class, TestConnectionHandler.class})
class HealthUseCases {}
