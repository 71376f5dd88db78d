package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.HandOutsContract;

class MemoryHandOutsTest extends HandOutsContract {
  private final ConnectionStores stores = MemoryStores.make();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
