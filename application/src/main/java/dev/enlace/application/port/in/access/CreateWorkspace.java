package dev.enlace.application.port.in.access;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes a tenant with its first administrator's key; for the installation's administrator. */
public interface CreateWorkspace {
  /** Never empty. Fails with {@code Forbidden}, {@code ValidationFailed}. */
  Mono<Created> create(Command command);

  /**
   * What to make.
   *
   * @param oauthConfirmation null: the installation's default
   */
  record Command(Principal principal, String name, @Nullable OAuthConfirmation oauthConfirmation) {}

  /** A new workspace and its first key, shown this once. */
  record Created(Workspace workspace, Secret adminKey) {}
}
