package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.ConnectionsContract;

class MemoryConnectionsTest extends ConnectionsContract {
  private final ConnectionStores stores = MemoryStores.make();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
