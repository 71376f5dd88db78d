package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.IdempotencyKeysContract;
import dev.enlace.application.memory.MemoryIdempotencyKeys;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;

class MemoryIdempotencyKeysTest extends IdempotencyKeysContract {
  private final IdempotencyKeys keys = new MemoryIdempotencyKeys(Clock.systemUTC());

  @Override
  protected IdempotencyKeys keys() {
    return keys;
  }

  @Override
  protected WorkspaceId workspace() {
    return WorkspaceId.DEFAULT;
  }
}
