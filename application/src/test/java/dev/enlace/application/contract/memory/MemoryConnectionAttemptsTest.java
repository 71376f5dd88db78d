package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.ConnectionAttemptsContract;
import dev.enlace.application.contract.ConnectionStores;

class MemoryConnectionAttemptsTest extends ConnectionAttemptsContract {
  private final ConnectionStores stores = MemoryStores.make();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }
}
