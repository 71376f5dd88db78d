package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.keys.ListKeyRotationsHandler;
import dev.enlace.application.usecase.keys.ReadKeyRotationHandler;
import dev.enlace.application.usecase.keys.RotationBatch;
import dev.enlace.application.usecase.keys.RotationPass;
import dev.enlace.application.usecase.keys.RotationWorker;
import dev.enlace.application.usecase.keys.StartKeyRotationHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of data keys; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  ListKeyRotationsHandler.class,
  ReadKeyRotationHandler.class,
  RotationBatch.class,
  RotationPass.class,
  RotationWorker.class,
  StartKeyRotationHandler.class
})
class KeyUseCases {}
