package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConfirmConnectionHandler;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.CreateConnectionHandler;
import dev.enlace.application.usecase.connection.CredentialEdits;
import dev.enlace.application.usecase.connection.CredentialForms;
import dev.enlace.application.usecase.connection.DisconnectHandler;
import dev.enlace.application.usecase.connection.FindOwnConnectionHandler;
import dev.enlace.application.usecase.connection.GrantSettings;
import dev.enlace.application.usecase.connection.ListConnectionsHandler;
import dev.enlace.application.usecase.connection.ReadConnectionHandler;
import dev.enlace.application.usecase.connection.ReadRecipientHistoryHandler;
import dev.enlace.application.usecase.connection.ReadSharesHandler;
import dev.enlace.application.usecase.connection.ReplaceSharesHandler;
import dev.enlace.application.usecase.connection.UpdateConnectionHandler;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of connections; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  Changes.class,
  ConnectionGate.class,
  ConnectionSecrets.class,
  CredentialEdits.class,
  GrantSettings.class,
  CredentialForms.class,
  UpstreamGrants.class,
  ConfirmConnectionHandler.class,
  CreateConnectionHandler.class,
  DisconnectHandler.class,
  FindOwnConnectionHandler.class,
  ListConnectionsHandler.class,
  ReadConnectionHandler.class,
  ReadRecipientHistoryHandler.class,
  ReadSharesHandler.class,
  ReplaceSharesHandler.class,
  UpdateConnectionHandler.class
})
class ConnectionUseCases {}
