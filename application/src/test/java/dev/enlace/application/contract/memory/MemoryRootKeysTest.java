package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.RootKeysContract;
import dev.enlace.application.memory.MemoryRootKeys;
import dev.enlace.application.port.out.crypto.RootKeys;

class MemoryRootKeysTest extends RootKeysContract {
  private final RootKeys rootKeys = new MemoryRootKeys();

  @Override
  protected RootKeys rootKeys() {
    return rootKeys;
  }
}
