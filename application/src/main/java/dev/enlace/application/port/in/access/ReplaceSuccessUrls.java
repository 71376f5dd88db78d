package dev.enlace.application.port.in.access;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Says where people may be sent after they connected an account. */
public interface ReplaceSuccessUrls {
  /** Never empty; fails with {@code NotFound}, {@code ValidationFailed}. */
  Mono<Workspace> replace(Principal principal, WorkspaceId id, List<String> urls);
}
