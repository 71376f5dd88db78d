package dev.enlace.application.contract.memory;

import dev.enlace.application.contract.JobsContract;
import dev.enlace.application.memory.MemoryJobs;
import dev.enlace.application.port.out.upkeep.Jobs;
import java.time.Clock;

class MemoryJobsTest extends JobsContract {
  private final Jobs jobs = new MemoryJobs(Clock.systemUTC());

  @Override
  protected Jobs jobs() {
    return jobs;
  }
}
