package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.access.AuthenticateHandler;
import dev.enlace.application.usecase.access.CreateWorkspaceHandler;
import dev.enlace.application.usecase.access.IssueApiKeyHandler;
import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.application.usecase.access.ListApiKeysHandler;
import dev.enlace.application.usecase.access.ListWorkspacesHandler;
import dev.enlace.application.usecase.access.NewKeys;
import dev.enlace.application.usecase.access.PrepareInstallationHandler;
import dev.enlace.application.usecase.access.ReadWorkspaceHandler;
import dev.enlace.application.usecase.access.ReplaceSuccessUrlsHandler;
import dev.enlace.application.usecase.access.RevokeApiKeyHandler;
import dev.enlace.application.usecase.idempotency.AnswerOnceHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of workspaces, keys and repeated requests; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  NewKeys.class,
  KeyUses.class,
  AnswerOnceHandler.class,
  AuthenticateHandler.class,
  CreateWorkspaceHandler.class,
  IssueApiKeyHandler.class,
  ListApiKeysHandler.class,
  ListWorkspacesHandler.class,
  PrepareInstallationHandler.class,
  ReadWorkspaceHandler.class,
  ReplaceSuccessUrlsHandler.class,
  RevokeApiKeyHandler.class
})
class AccessUseCases {}
