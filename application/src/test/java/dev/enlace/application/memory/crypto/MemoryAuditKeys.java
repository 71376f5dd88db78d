package dev.enlace.application.memory.crypto;

import dev.enlace.application.port.out.crypto.AuditKeys;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;

/** Audit keys that nobody outside a test would trust; each workspace has those of ids 1 and 2. */
public final class MemoryAuditKeys implements AuditKeys {
  private final int primary;

  /** The key of that id signs. */
  public MemoryAuditKeys(int primary) {
    this.primary = primary;
  }

  @Override
  public Mono<AuditKey> primary(WorkspaceId workspace) {
    return Mono.just(new Key(workspace, primary));
  }

  @Override
  public Mono<AuditKey> find(WorkspaceId workspace, int id) {
    return id == 1 || id == 2 ? Mono.just(new Key(workspace, id)) : Mono.empty();
  }

  private record Key(WorkspaceId workspace, int id) implements AuditKey {
    @Override
    public ChainHash sign(byte[] message) {
      byte[] secret = ("key " + id + " of " + workspace).getBytes(StandardCharsets.UTF_8);
      return ChainHash.of(Digests.sha256(secret, message));
    }
  }
}
