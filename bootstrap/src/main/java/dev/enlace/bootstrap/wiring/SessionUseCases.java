package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.session.AdmitPanelSessionHandler;
import dev.enlace.application.usecase.session.KeyIdentities;
import dev.enlace.application.usecase.session.RefusedKeys;
import dev.enlace.application.usecase.session.SignInHandler;
import dev.enlace.application.usecase.session.SignOutHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of browsers' sessions; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  KeyIdentities.class,
  RefusedKeys.class,
  AdmitPanelSessionHandler.class,
  SignInHandler.class,
  SignOutHandler.class
})
class SessionUseCases {}
