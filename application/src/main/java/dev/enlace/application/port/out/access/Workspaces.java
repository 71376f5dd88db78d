package dev.enlace.application.port.out.access;

import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tenants. */
public interface Workspaces {
  /** The workspace; empty if there is none. */
  Mono<Workspace> find(WorkspaceId id);

  /** All by id, one more than the limit if there is more. */
  Flux<Workspace> page(@Nullable WorkspaceId after, int limit);

  /** Keeps a new workspace and its first key in one transaction. */
  Mono<Workspace> add(Workspace workspace, ApiKey firstKey, SecretHash hash, Actor actor);

  /** Replaces the allow-list alone; the workspace as it is then, empty if there is none. */
  Mono<Workspace> replaceSuccessUrls(WorkspaceId id, SuccessUrls urls, Actor actor);

  /**
   * Makes sure at start that the workspace and a key of that hash exist. Safe on many replicas and
   * at every start.
   *
   * @return whether the key was new
   */
  Mono<FirstKey> ensure(Workspace workspace, ApiKey key, SecretHash hash);

  /** Whether the first key was made just now or stood there already. */
  enum FirstKey {
    MADE,
    KEPT
  }
}
