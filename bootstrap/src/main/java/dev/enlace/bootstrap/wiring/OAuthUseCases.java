package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.oauth.ApproveAuthorizationHandler;
import dev.enlace.application.usecase.oauth.AttemptStart;
import dev.enlace.application.usecase.oauth.CompleteOAuthHandler;
import dev.enlace.application.usecase.oauth.GrantExchange;
import dev.enlace.application.usecase.oauth.GrantKeeping;
import dev.enlace.application.usecase.oauth.GrantReplacement;
import dev.enlace.application.usecase.oauth.GrantSaving;
import dev.enlace.application.usecase.oauth.OAuthEntries;
import dev.enlace.application.usecase.oauth.ProviderAddress;
import dev.enlace.application.usecase.oauth.ReadOAuthAttemptHandler;
import dev.enlace.application.usecase.oauth.ReconnectConnectionHandler;
import dev.enlace.application.usecase.oauth.ShowAuthorizationHandler;
import dev.enlace.application.usecase.oauth.StartLimits;
import dev.enlace.application.usecase.oauth.StartOAuthHandler;
import dev.enlace.application.usecase.oauth.Tickets;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of OAuth; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  AttemptStart.class,
  GrantExchange.class,
  GrantKeeping.class,
  GrantReplacement.class,
  GrantSaving.class,
  OAuthEntries.class,
  ProviderAddress.class,
  StartLimits.class,
  Tickets.class,
  ApproveAuthorizationHandler.class,
  CompleteOAuthHandler.class,
  ReadOAuthAttemptHandler.class,
  ReconnectConnectionHandler.class,
  ShowAuthorizationHandler.class,
  StartOAuthHandler.class
})
class OAuthUseCases {}
