package dev.enlace.bootstrap.e2e.fault;

import static dev.enlace.bootstrap.e2e.harness.Api.patiently;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thousand callers who take their time, each on a connection of its own. */
class SlowConnectionsTest {
  private static final int OF_EACH_KIND = 200;
  private static final Duration DRIP = Duration.ofSeconds(1);
  private static final Duration AT_MOST = Duration.ofSeconds(45);

  private static RunningEnlace enlace;
  private static CompletableFuture<String> quiet;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    quiet = CompletableFuture.supplyAsync(() -> twice(Duration.ofSeconds(12)));
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void a_thousand_slow_callers_harm_nobody_and_are_gone_within_half_a_minute() throws Exception {
    String head =
        "POST /connections HTTP/1.1\r\nHost: 127.0.0.1:" + enlace.url().getPort() + "\r\n";
    String body = "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    List<String> beginnings =
        List.of(
            "",
            head,
            head + body,
            head + "Authorization: Bearer " + RunningEnlace.ADMIN_KEY + "\r\n" + body,
            "GET /health/liveness HTTP/1.1\r\nHost: 127.0.0.1:"
                + enlace.url().getPort()
                + "\r\n\r\nGET");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Duration>> slow = new ArrayList<>();
      for (int i = 0; i < OF_EACH_KIND; i++) {
        for (String beginning : beginnings) {
          slow.add(callers.submit(() -> untilClosed(beginning)));
        }
      }
      Api admin = enlace.admin();
      for (int i = 0; i < 50; i++) {
        assertThat(patiently(() -> admin.get("/connections")).status()).isEqualTo(200);
      }
      for (Future<Duration> one : slow) {
        assertThat(one.get(120, TimeUnit.SECONDS)).isLessThan(AT_MOST);
      }
    }
  }

  @Test
  void a_connection_that_was_quiet_for_longer_than_a_head_may_take_still_serves() {
    assertThat(quiet.join()).contains("200");
  }

  /** What the second request on a connection is answered, which waited for it. */
  private static String twice(Duration apart) {
    byte[] request =
        ("GET /health/liveness HTTP/1.1\r\nHost: 127.0.0.1:" + enlace.url().getPort() + "\r\n\r\n")
            .getBytes(US_ASCII);
    try (Socket socket = new Socket(enlace.url().getHost(), enlace.url().getPort())) {
      socket.setSoTimeout(10_000);
      InputStream answers = socket.getInputStream();
      socket.getOutputStream().write(request);
      answers.readNBytes(1);
      Thread.sleep(apart);
      answers.skipNBytes(answers.available());
      socket.getOutputStream().write(request);
      return new String(answers.readNBytes(12), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Begins so, sends a byte now and then, and is told in the end that nobody listens. */
  private static Duration untilClosed(String beginning) throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (Socket socket = new Socket(enlace.url().getHost(), enlace.url().getPort())) {
      began = System.nanoTime();
      socket.setSoTimeout((int) DRIP.toMillis());
      socket.getOutputStream().write(beginning.getBytes(US_ASCII));
      while (isOpen(socket) && System.nanoTime() - began < AT_MOST.toNanos()) {
        if (!beginning.isEmpty()) {
          socket.getOutputStream().write('a');
        }
      }
    } catch (IOException closed) {
      // as it should be
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static boolean isOpen(Socket socket) throws IOException {
    try {
      byte[] ignored = new byte[4096];
      return socket.getInputStream().read(ignored) >= 0;
    } catch (SocketTimeoutException nothing) {
      return true;
    }
  }
}
