package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ConnectionPagesContract;
import dev.enlace.application.contract.ConnectionStores;

class MemoryConnectionPagesTest extends ConnectionPagesContract {
  private final ConnectionStores stores = MemoryStores.make();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
