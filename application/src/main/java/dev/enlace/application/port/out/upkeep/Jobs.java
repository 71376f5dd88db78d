package dev.enlace.application.port.out.upkeep;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Jobs by name, each done by one replica at a time: whoever holds the lease. All times are the
 * store's own, so that replicas whose clocks differ agree. A holder that dies loses the lease when
 * it runs out, and the next goes on from the cursor that was saved last.
 */
public interface Jobs {
  /** Longest name of a job. */
  int MAX_NAME = 64;

  /**
   * Takes a job for as long as that, and makes it where it is new. Empty where another lease runs
   * or the job is not due yet.
   *
   * @param lease of whoever takes it, new for each try
   */
  Mono<Standing> claim(Lease lease, Duration length);

  /** Prolongs the lease from now; never empty, false where it was lost. */
  Mono<Boolean> renew(Lease lease, Duration length);

  /** Keeps where the job stands and prolongs the lease; never empty, false where it was lost. */
  Mono<Boolean> save(Lease lease, Duration length, Standing standing);

  /**
   * Gives the lease back, keeps where the job stands, and lets nobody take the job for that long.
   * Never empty, false where the lease was lost: then nothing is kept.
   *
   * @param pause zero: it is due at once
   */
  Mono<Boolean> finish(Lease lease, Duration pause, Standing standing);

  /** The right to do a job. */
  record Lease(String job, UUID id) {
    public Lease {
      if (job.isEmpty() || job.length() > MAX_NAME) {
        throw new IllegalArgumentException("a job's name has 1 to 64 characters: " + job);
      }
    }
  }

  /**
   * Where a job stands.
   *
   * @param cursor where to go on; empty: at the beginning
   * @param progress what people may want to know, in numbers
   */
  record Standing(Map<String, String> cursor, Map<String, Long> progress) {
    /** Nothing done yet. */
    public static final Standing BEGINNING = new Standing(Map.of(), Map.of());

    public Standing {
      cursor = Map.copyOf(cursor);
      progress = Map.copyOf(progress);
    }
  }
}
