package dev.enlace.bootstrap.e2e.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Bodies that together are several times what the process may use. {@code
 * -Denlace.proxy.mebibytes=1024} makes them larger, and prints the process's memory meanwhile.
 */
class ProxyStreamTest {
  private static final int MEBIBYTES = Integer.getInteger("enlace.proxy.mebibytes", 64);
  private static final long SIZE = MEBIBYTES * 1024L * 1024;
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(300 + 5L * MEBIBYTES);
  private static final String SMALL = "-Xmx128m -XX:MaxDirectMemorySize=64m";

  @Test
  void four_times_64_mebibytes_pass_both_ways_through_a_process_of_128() throws Exception {
    Path home = RunningEnlace.newHome();
    try (ProxiedProvider provider = ProxiedProvider.start()) {
      List<Long> received = new CopyOnWriteArrayList<>();
      provider.on(
          "/mirror",
          (call, in, out) -> {
            received.add(taken(in));
            give(out);
          });
      Map<String, String> variables = ProxyStage.variables(provider, home);
      variables.put("DATABASE_URL", SharedDatabase.fresh());
      variables.put("ENLACE_PROXY_MAX_BODY", String.valueOf(MEBIBYTES));
      variables.put("_JAVA_OPTIONS", SMALL);
      try (ChildEnlace child = ChildEnlace.launch(home, variables).awaitReady();
          ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        String connection = Grants.connected(child.admin(), "airtable");
        URI url = child.url().resolve("/connections/" + connection + "/proxy/mirror");
        List<Future<Long>> sums = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          sums.add(callers.submit(() -> mirrored(url)));
        }
        Future<?> watch = MEBIBYTES > 64 ? callers.submit(() -> watch(child)) : null;
        long expected = sum(new Pattern());
        for (Future<Long> sum : sums) {
          assertThat(sum.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(expected);
        }
        assertThat(received).hasSize(AT_ONCE).containsOnly(expected);
        if (watch != null) {
          watch.cancel(true);
        }
        assertThat(child.log()).doesNotContain("OutOfMemory", " ERROR ");
      }
    }
  }

  /** All of it before an answer: the caller reads none while it still sends. */
  private static long taken(InputStream in) throws IOException {
    CRC32 sum = new CRC32();
    byte[] piece = new byte[ProxiedProvider.PIECE];
    for (long left = SIZE; left > 0; left -= piece.length) {
      sum.update(piece, 0, in.readNBytes(piece, 0, piece.length));
    }
    return sum.getValue();
  }

  private static void give(OutputStream out) throws IOException {
    out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + SIZE + "\r\n\r\n").getBytes(US_ASCII));
    new Pattern().transferTo(out);
  }

  /** What the process has in memory, second by second. */
  private static void watch(ChildEnlace child) {
    try {
      for (int second = 0; ; second += 2) {
        System.out.printf("%3d s: %d MiB%n", second, child.residentMebibytes());
        Thread.sleep(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long mirrored(URI url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + RunningEnlace.ADMIN_KEY)
            .POST(body())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      try (InputStream answer = response.body()) {
        return sum(answer);
      }
    }
  }

  private static BodyPublisher body() {
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(Pattern::new), SIZE);
  }

  private static long sum(InputStream in) throws IOException {
    CRC32 sum = new CRC32();
    byte[] piece = new byte[ProxiedProvider.PIECE];
    long count = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      sum.update(piece, 0, read);
      count += read;
    }
    assertThat(count).isEqualTo(SIZE);
    return sum.getValue();
  }

  /** Bytes of which no piece is like the one before. */
  private static final class Pattern extends InputStream {
    private long at;

    @Override
    public int read() {
      return at < SIZE ? value(at++) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at >= SIZE) {
        return -1;
      }
      int count = (int) Math.min(length, SIZE - at);
      for (int i = 0; i < count; i++) {
        into[offset + i] = (byte) value(at++);
      }
      return count;
    }

    private static int value(long at) {
      return (int) ((at ^ (at >> 13)) & 0xff);
    }
  }
}
