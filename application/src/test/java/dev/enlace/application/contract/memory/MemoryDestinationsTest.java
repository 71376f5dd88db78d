package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.DestinationsContract;
import dev.enlace.application.contract.EventStores;

class MemoryDestinationsTest extends DestinationsContract {
  private final EventStores stores = MemoryStores.makeWithEvents();

  @Override
  protected EventStores stores() {
    return stores;
  }
}
