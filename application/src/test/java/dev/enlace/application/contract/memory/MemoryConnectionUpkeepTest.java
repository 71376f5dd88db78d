package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.ConnectionUpkeepContract;

class MemoryConnectionUpkeepTest extends ConnectionUpkeepContract {
  private final ConnectionStores stores = MemoryStores.make();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
