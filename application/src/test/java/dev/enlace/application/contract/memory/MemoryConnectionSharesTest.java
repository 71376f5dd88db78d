package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ConnectionSharesContract;
import dev.enlace.application.contract.ConnectionStores;

class MemoryConnectionSharesTest extends ConnectionSharesContract {
  private final ConnectionStores stores = MemoryStores.make();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
