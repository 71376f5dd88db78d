package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.DataKeysContract;
import dev.enlace.application.memory.MemoryDataKeys;
import dev.enlace.application.port.out.crypto.DataKeys;

class MemoryDataKeysTest extends DataKeysContract {
  private final DataKeys dataKeys = new MemoryDataKeys();

  @Override
  protected DataKeys dataKeys() {
    return dataKeys;
  }
}
