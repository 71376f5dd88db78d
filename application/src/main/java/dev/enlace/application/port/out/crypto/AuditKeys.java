package dev.enlace.application.port.out.crypto;

import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** The keys that sign a workspace's audit trail; in the database they stand wrapped. */
public interface AuditKeys {
  /** The key to sign with, made if there is none. Never empty. */
  Mono<AuditKey> primary(WorkspaceId workspace);

  /** The key of that id; empty if there is none, or it does not open as one for audit. */
  Mono<AuditKey> find(WorkspaceId workspace, int id);
}
