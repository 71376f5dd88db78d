package dev.enlace.application.port.out.crypto;

import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Makes data keys. */
public interface DataKeyGenerator {
  /** A new key, wrapped by the primary root key and kept nowhere yet. Never empty. */
  Mono<Wrapped> generate(WorkspaceId workspace, KeyPurpose purpose, int id);
}
