package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.WorkspacesContract;
import dev.enlace.application.memory.MemoryApiKeys;
import dev.enlace.application.memory.MemoryTables;
import dev.enlace.application.memory.MemoryWorkspaces;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import java.time.Clock;

class MemoryWorkspacesTest extends WorkspacesContract {
  private final MemoryTables tables = new MemoryTables(Clock.systemUTC());

  @Override
  protected Workspaces workspaces() {
    return new MemoryWorkspaces(tables);
  }

  @Override
  protected ApiKeys keys() {
    return new MemoryApiKeys(tables);
  }
}
