package dev.enlace.application.port.in.access;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tenants: made and listed by the installation's administrator, set up by their own. */
public interface ManageWorkspaces {
  /** Makes a workspace with its first key. Never empty; fails with {@code ValidationFailed}. */
  Mono<Created> create(
      Principal principal, String name, @Nullable OAuthConfirmation oauthConfirmation);

  /** All by id. Never empty; fails with {@code Forbidden}. */
  Mono<Page<Workspace>> list(Principal principal, @Nullable WorkspaceId after, int limit);

  /** One's own, or any for the installation's administrator. Fails with {@code NotFound}. */
  Mono<Workspace> read(Principal principal, WorkspaceId id);

  /**
   * Replaces the allow-list. Never empty; fails with {@code NotFound}, {@code ValidationFailed}.
   */
  Mono<Workspace> replaceSuccessUrls(Principal principal, WorkspaceId id, List<String> urls);

  /** A new workspace and its first administrator's key, shown this once. */
  record Created(Workspace workspace, Secret adminKey) {}
}
