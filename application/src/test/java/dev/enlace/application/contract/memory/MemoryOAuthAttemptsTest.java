package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.OAuthAttemptsContract;
import dev.enlace.application.memory.MemoryOAuthAttempts;
import dev.enlace.application.memory.MemoryTables;
import dev.enlace.application.memory.MemoryWorkspaces;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import java.time.Clock;

class MemoryOAuthAttemptsTest extends OAuthAttemptsContract {
  private final MemoryTables tables = new MemoryTables(Clock.systemUTC());

  @Override
  protected OAuthAttempts attempts() {
    return new MemoryOAuthAttempts(tables);
  }

  @Override
  protected Workspaces workspaces() {
    return new MemoryWorkspaces(tables);
  }
}
