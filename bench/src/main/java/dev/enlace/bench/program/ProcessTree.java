package dev.enlace.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What a process and those that it started use, as {@code /proc} tells. */
public final class ProcessTree {
  private static final String RESIDENT = "VmRSS:";
  private static final long KIBIBYTE = 1024;

  private final ProcessHandle root;

  /** Of that process. */
  public ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  /** Time on processors, of those that live; to a hundredth of a second. */
  public Duration cpu() {
    return all()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Resident memory in bytes. Pages that processes share count once for each. */
  public long memory() {
    return all().mapToLong(ProcessTree::resident).sum();
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(root), root.descendants());
  }

  private static long resident(ProcessHandle process) {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
          .sum();
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
