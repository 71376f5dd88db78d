package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.session.AdmitConnectSessionHandler;
import dev.enlace.application.usecase.session.ConnectLinks;
import dev.enlace.application.usecase.session.ConnectTrail;
import dev.enlace.application.usecase.session.CreateConnectSessionHandler;
import dev.enlace.application.usecase.session.DescribeConnectSessionHandler;
import dev.enlace.application.usecase.session.FinishConnectSessionHandler;
import dev.enlace.application.usecase.session.OpenConnectLinkHandler;
import dev.enlace.application.usecase.session.ReadConnectPageHandler;
import dev.enlace.application.usecase.session.ReadFrameAncestorsHandler;
import dev.enlace.application.usecase.session.ReadLinkAncestorsHandler;
import dev.enlace.application.usecase.session.ReplaceConnectPageHandler;
import dev.enlace.application.usecase.session.ShowConnectLinkHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of connect links; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  ConnectLinks.class,
  ConnectTrail.class,
  AdmitConnectSessionHandler.class,
  CreateConnectSessionHandler.class,
  DescribeConnectSessionHandler.class,
  FinishConnectSessionHandler.class,
  OpenConnectLinkHandler.class,
  ReadConnectPageHandler.class,
  ReadFrameAncestorsHandler.class,
  ReadLinkAncestorsHandler.class,
  ReplaceConnectPageHandler.class,
  ShowConnectLinkHandler.class
})
class ConnectUseCases {}
