package dev.enlace.bootstrap.e2e.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives webhooks on the loopback, each at a path of its own. */
final class Receiver implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, List<Told>> told = new ConcurrentHashMap<>();
  private final Map<String, BlockingQueue<IntSupplier>> manners = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Receiver(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  static Receiver start() {
    try {
      return new Receiver(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an operator says to allow it. */
  String allow() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url(String path) {
    return "http://" + allow() + path;
  }

  /** Has events of those types told to a path; none: all. */
  Answer subscribe(Api admin, String path, String... events) {
    Answer made = admin.post("/webhooks", Map.of("url", url(path), "events", List.of(events)));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made;
  }

  /** The next answers at a path; after them 204. */
  void answers(String path, int... statuses) {
    Arrays.stream(statuses).forEach(status -> behaves(path, () -> status));
  }

  /** The next answer at a path. */
  void behaves(String path, IntSupplier manner) {
    manners.computeIfAbsent(path, _ -> new LinkedBlockingQueue<>()).add(manner);
  }

  /** What a path was told, once it is that many. */
  List<Told> await(String path, int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (at(path).size() < count) {
      assertThat(System.nanoTime()).as(() -> path + " was told " + at(path)).isLessThan(end);
      sleep(20);
    }
    return at(path);
  }

  List<Told> at(String path) {
    return List.copyOf(told.getOrDefault(path, List.of()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Accepts, after a while. */
  static IntSupplier after(long millis) {
    return () -> {
      sleep(millis);
      return 204;
    };
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      told.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
          .add(
              new Told(
                  header(exchange, "webhook-id"),
                  header(exchange, "webhook-timestamp"),
                  header(exchange, "webhook-signature"),
                  body));
      int status =
          Optional.ofNullable(manners.get(path))
              .map(BlockingQueue::poll)
              .orElse(() -> 204)
              .getAsInt();
      exchange.getResponseHeaders().set("Location", url("/elsewhere"));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.join("|", exchange.getRequestHeaders().getOrDefault(name, List.of()));
  }

  /** One request. */
  record Told(String id, String timestamp, String signatures, String body) {
    JsonNode json() {
      return MAPPER.readTree(body);
    }

    String type() {
      return json().at("/type").asString();
    }

    String connection() {
      return json().at("/data/id").asString();
    }

    /** Whether one of the signatures is by that secret. */
    boolean isSignedBy(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
            new SecretKeySpec(
                Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] digest =
            mac.doFinal("%s.%s.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8));
        return List.of(signatures.split(" "))
            .contains("v1," + Base64.getEncoder().encodeToString(digest));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
