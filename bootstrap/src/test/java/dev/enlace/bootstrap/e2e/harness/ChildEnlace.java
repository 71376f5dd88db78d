package dev.enlace.bootstrap.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A whole Enlace in a process of its own, which can be killed. */
public final class ChildEnlace implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path home;
  private final Path log;
  private final URI url;
  private final URI control;

  private ChildEnlace(Process process, Path home, Path log, URI url, URI control) {
    this.process = process;
    this.home = home;
    this.log = log;
    this.url = url;
    this.control = control;
  }

  /**
   * Starts one on that home, without waiting for it. Ports and public address are its own, the
   * admin key is that of {@link RunningEnlace}; variables given here win, and an empty one is left
   * out.
   */
  public static ChildEnlace launch(Path home, Map<String, String> variables) {
    return start(ChildJvm::start, home, variables);
  }

  static ChildEnlace start(Launcher launcher, Path home, Map<String, String> variables) {
    int port = RunningEnlace.freePort();
    int control = RunningEnlace.freePort();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("SERVER_PORT", String.valueOf(port));
    all.put("PUBLIC_URL", "http://127.0.0.1:" + port);
    all.put("ENLACE_ADMIN_KEY", RunningEnlace.ADMIN_KEY);
    all.put("ENLACE_HOME", home.toAbsolutePath().toString());
    all.put("ENLACE_SANDBOX_CONTROL_PORT", String.valueOf(control));
    for (String sandbox : new String[] {"", "SMTP_", "SMTPS_"}) {
      all.put("ENLACE_SANDBOX_" + sandbox + "PORT", String.valueOf(RunningEnlace.freePort()));
    }
    all.putAll(variables);
    all.values().removeIf(String::isEmpty);
    try {
      Path log = Files.createTempFile(ChildJvm.directory(), "child", ".log");
      return new ChildEnlace(
          launcher.launch(ChildJvm.directory(), log, all),
          home,
          log,
          URI.create("http://127.0.0.1:" + port),
          URI.create("http://127.0.0.1:" + control));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it takes requests. */
  public ChildEnlace awaitReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      assertThat(process.isAlive()).as(() -> "it ended: " + log()).isTrue();
      assertThat(System.nanoTime()).as(() -> "not ready in time: " + log()).isLessThan(end);
      doze();
    }
    return this;
  }

  /** Waits until it has written a text. */
  public ChildEnlace awaitLog(String text) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!log().contains(text)) {
      assertThat(System.nanoTime()).as(this::log).isLessThan(end);
      doze();
    }
    return this;
  }

  /** Waits until it ends by itself; its exit code. */
  public int awaitExit() {
    boolean ended = exitedWithin(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      close();
    }
    assertThat(ended).as(this::log).isTrue();
    return process.exitValue();
  }

  /** SIGKILL, to it alone. */
  public void kill() {
    process.destroyForcibly();
    assertThat(exitedWithin(30, TimeUnit.SECONDS)).isTrue();
  }

  /** How much of the machine's memory it has. */
  public long residentMebibytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGSTOP: it stands still, and does not know. */
  public void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Its administrator. */
  public Api admin() {
    return Api.of(url, RunningEnlace.ADMIN_KEY);
  }

  public URI url() {
    return url;
  }

  /** The control API of the sandbox that it started. */
  public Api control() {
    try {
      String secret = Files.readString(home.resolve("keys").resolve("sandbox-control")).strip();
      return Api.of(control, secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it has written to standard output and error. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The PostgreSQL that it brought along, if that runs. */
  public Optional<ProcessHandle> database() {
    Path data = home.toAbsolutePath().normalize().resolve("postgres").resolve("data");
    try {
      Path pid = data.resolve("postmaster.pid");
      return Files.exists(pid)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
              .filter(it -> it.info().commandLine().orElse("").contains(data.toString()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    database().ifPresent(ProcessHandle::destroyForcibly);
  }

  /** SIGTERM, and time to end in order. */
  public void endsWithin(long time, TimeUnit unit) {
    process.destroy();
    assertThat(exitedWithin(time, unit)).as(this::log).isTrue();
  }

  private boolean isReady() {
    try {
      return Api.anonymous(url).get("/health/readiness").status() == 200;
    } catch (UncheckedIOException notListening) {
      return false;
    }
  }

  private boolean exitedWithin(long time, TimeUnit unit) {
    try {
      return process.waitFor(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void doze() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How a process is started. */
  interface Launcher {
    Process launch(Path workingDirectory, Path log, Map<String, String> variables);
  }
}
