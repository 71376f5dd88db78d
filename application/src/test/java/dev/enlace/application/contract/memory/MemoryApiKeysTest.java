package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ApiKeysContract;
import dev.enlace.application.memory.MemoryApiKeys;
import dev.enlace.application.memory.MemoryTables;
import dev.enlace.application.memory.MemoryWorkspaces;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import java.time.Clock;

class MemoryApiKeysTest extends ApiKeysContract {
  private final MemoryTables tables = new MemoryTables(Clock.systemUTC());

  @Override
  protected ApiKeys keys() {
    return new MemoryApiKeys(tables);
  }

  @Override
  protected Workspaces workspaces() {
    return new MemoryWorkspaces(tables);
  }
}
