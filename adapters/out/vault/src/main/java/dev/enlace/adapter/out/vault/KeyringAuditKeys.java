package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.AuditKeys;
import dev.enlace.application.port.out.crypto.DataKeyGenerator;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/**
 * Audit keys out of each workspace's keyring for them. A key's purpose is authenticated where it is
 * wrapped, so that no other key of the workspace passes for one.
 */
public final class KeyringAuditKeys implements AuditKeys {
  private final Keyrings keyrings;

  /** Keeps its data keys, wrapped by a root key, in {@code dataKeys}. */
  public KeyringAuditKeys(DataKeys dataKeys, RootKeyring roots, DataKeyGenerator generator) {
    this.keyrings = new Keyrings(dataKeys, roots, generator, System::nanoTime);
  }

  @Override
  public Mono<AuditKey> primary(WorkspaceId workspace) {
    return keyrings.primary(workspace, KeyPurpose.AUDIT).map(DataKey::auditMac);
  }

  @Override
  public Mono<AuditKey> find(WorkspaceId workspace, int id) {
    return keyrings
        .find(workspace, KeyPurpose.AUDIT, id)
        .<AuditKey>map(DataKey::auditMac)
        .onErrorResume(IllegalStateException.class, notOne -> Mono.empty());
  }
}
