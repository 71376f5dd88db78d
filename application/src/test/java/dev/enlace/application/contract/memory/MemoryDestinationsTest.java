package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.EventStores;
import dev.enlace.application.contract.DestinationsContract;

class MemoryDestinationsTest extends DestinationsContract {
  private final EventStores stores = MemoryStores.makeWithEvents();

  @Override
  protected EventStores stores() {
    return stores;
  }
}
