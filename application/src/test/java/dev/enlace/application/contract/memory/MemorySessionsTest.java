package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.SessionsContract;
import dev.enlace.application.memory.MemoryApiKeys;
import dev.enlace.application.memory.MemorySessions;
import dev.enlace.application.memory.MemoryTables;
import dev.enlace.application.memory.MemoryWorkspaces;
import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.domain.secret.SecretHash;
import java.time.Duration;
import java.time.Instant;

class MemorySessionsTest extends SessionsContract {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final MemoryTables tables = new MemoryTables(clock);

  @Override
  protected Sessions sessions() {
    return new MemorySessions(tables);
  }

  @Override
  protected ApiKeys keys() {
    return new MemoryApiKeys(tables);
  }

  @Override
  protected Workspaces workspaces() {
    return new MemoryWorkspaces(tables);
  }

  @Override
  protected void age(SecretHash session, Duration by) {
    clock.advance(by);
  }
}
