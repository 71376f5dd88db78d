package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ConnectSessionsContract;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.memory.MemoryConnectSessions;
import dev.enlace.application.memory.MemoryTables;
import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.secret.SecretHash;
import java.time.Duration;
import java.time.Instant;

class MemoryConnectSessionsTest extends ConnectSessionsContract {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final MemoryTables tables = new MemoryTables(clock);
  private final ConnectionStores stores = MemoryStores.over(tables);

  @Override
  protected ConnectSessions sessions() {
    return new MemoryConnectSessions(tables);
  }

  @Override
  protected ConnectionStores stores() {
    return stores;
  }

  @Override
  protected void age(SecretHash hash, Duration by) {
    clock.advance(by);
  }
}
