package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.DeliveriesContract;
import dev.enlace.application.contract.EventStores;

class MemoryDeliveriesTest extends DeliveriesContract {
  private final EventStores stores = MemoryStores.makeWithEvents();

  @Override
  protected EventStores stores() {
    return stores;
  }
}
