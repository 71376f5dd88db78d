package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.CallBudgetContract;
import dev.enlace.application.memory.MemoryCallBudget;
import dev.enlace.application.port.out.upstream.CallBudget;
import java.time.Duration;

class MemoryCallBudgetTest extends CallBudgetContract {
  @Override
  protected CallBudget budget(Duration patience, Duration lease) {
    return new MemoryCallBudget(patience, lease);
  }
}
