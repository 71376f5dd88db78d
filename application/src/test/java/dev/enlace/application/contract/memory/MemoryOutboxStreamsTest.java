package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.EventStores;
import dev.enlace.application.contract.OutboxStreamsContract;

class MemoryOutboxStreamsTest extends OutboxStreamsContract {
  private final EventStores stores = MemoryStores.makeWithEvents();

  @Override
  protected EventStores stores() {
    return stores;
  }
}
