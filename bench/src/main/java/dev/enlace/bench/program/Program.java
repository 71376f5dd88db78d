package dev.enlace.bench.program;

import java.time.Duration;

/** Something that can be asked, and whose cost can be read. */
public interface Program {
  /** Where it listens, without a slash at the end. */
  String url();

  /** The processor time that it has used, with all of its processes; zero if it is not known. */
  Duration cpu();

  /** The memory that it holds, in bytes, with all of its processes; zero if it is not known. */
  long memory();
}
