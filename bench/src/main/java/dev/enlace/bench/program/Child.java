package dev.enlace.bench.program;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that we started, and that ends with us. */
public final class Child implements Program, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final long SECONDS_TO_END = 40;

  private final Process process;
  private final ProcessTree tree;
  private final String url;
  private final Path log;
  private final long begun;

  private Child(Process process, String url, Path log, long begun) {
    this.process = process;
    this.tree = new ProcessTree(process.toHandle());
    this.url = url;
    this.log = log;
    this.begun = begun;
  }

  /** Starts it; its output goes to {@code log}. */
  public static Child start(
      List<String> command, Path directory, Map<String, String> variables, String url, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PEER_"));
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    long begun = System.nanoTime();
    Process process = builder.start();
    Child child = new Child(process, url, log, begun);
    Runtime.getRuntime().addShutdownHook(new Thread(child::kill));
    return child;
  }

  /** Waits until that path answers 200; how long that took from the start of the process on. */
  public Duration awaitReady(String path) throws IOException, InterruptedException {
    while (System.nanoTime() - begun < PATIENCE.toNanos()) {
      if (!process.isAlive()) {
        throw new IOException("ended before it was ready, see " + log);
      }
      if (answers(URI.create(url + path))) {
        return Duration.ofNanos(System.nanoTime() - begun);
      }
      Thread.sleep(PAUSE);
    }
    throw new IOException("not ready in " + PATIENCE + ", see " + log);
  }

  /** Waits until it answers anything at all. */
  public void awaitListening() throws IOException, InterruptedException {
    while (System.nanoTime() - begun < PATIENCE.toNanos()) {
      if (!process.isAlive()) {
        throw new IOException("ended before it was ready, see " + log);
      }
      try {
        Web.get(URI.create(url + "/"), Map.of());
        return;
      } catch (IOException _) {
        Thread.sleep(PAUSE);
      }
    }
    throw new IOException("not ready in " + PATIENCE + ", see " + log);
  }

  private static boolean answers(URI address) throws InterruptedException {
    try {
      HttpResponse<String> answer = Web.get(address, Map.of());
      return answer.statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Duration cpu() {
    return tree.cpu();
  }

  @Override
  public long memory() {
    return tree.memory();
  }

  /** With those that it started: Keycloak's script starts its Java as a child. */
  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    started.forEach(ProcessHandle::destroy);
    if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
      kill();
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
