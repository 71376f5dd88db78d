package dev.enlace.bootstrap.e2e.sdk;

import static java.util.Map.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers by the first part of the path what goes wrong there, one after the other. */
final class TroubledEnlace implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String ATTEMPT = "01990a5e-9a10-7000-8000-00000000c001";

  private static final Reply NOTHING = Reply.of(200, JSON, "{\"items\": []}");
  private static final Reply TOKEN =
      Reply.of(
          200, JSON, "{\"accessToken\": \"fresh\", \"tokenType\": \"Bearer\", \"scopes\": []}");

  /** The last of them is answered again and again. */
  private static final Map<String, List<Reply>> REPLIES =
      Map.ofEntries(
          entry("waits", List.of(Reply.later(429, 1), NOTHING)),
          entry("hour", List.of(Reply.later(429, 3600))),
          entry("busy", List.of(Reply.later(429, 20))),
          entry("down", List.of(Reply.later(503, 0))),
          entry("missing", List.of(problem(404, "CONNECTION.NOT_FOUND"))),
          entry("broken", List.of(problem(500, "INTERNAL_ERROR"))),
          entry("proxy", List.of(Reply.of(502, "text/html", "<h1>Bad Gateway</h1>"))),
          entry(
              "refreshes",
              List.of(
                  Reply.later(503, 0),
                  TOKEN,
                  Reply.later(429, 0),
                  TOKEN,
                  Reply.later(503, 0),
                  TOKEN)),
          entry(
              "pages",
              List.of(Reply.of(200, JSON, "{\"items\": [], \"nextCursor\": \"b\"}"), NOTHING)),
          entry(
              "denied",
              List.of(attempt("\"failed\", \"code\": \"CONNECTION.AUTHORIZATION_DENIED\""))),
          entry("nobody", List.of(attempt("\"pending\""))));

  private static final List<Reply> FUTURE =
      List.of(attempt("\"not-thought-of-yet\", \"neitherIs\": {\"this\": [1]}"));

  private final HttpServer server;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Map<String, String> users = new ConcurrentHashMap<>();
  private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

  private TroubledEnlace(HttpServer server) {
    this.server = server;
  }

  /** A request that came, and when. */
  record Seen(String trouble, String query, String idempotencyKey, long at) {}

  private record Reply(int status, String type, String body, @Nullable String after) {
    static Reply of(int status, String type, String body) {
      return new Reply(status, type, body, null);
    }

    static Reply later(int status, int seconds) {
      return new Reply(status, JSON, "", String.valueOf(seconds));
    }
  }

  static TroubledEnlace start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TroubledEnlace troubled = new TroubledEnlace(server);
      server.createContext("/", troubled::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return troubled;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked there, in order. */
  List<Seen> seen(String trouble) {
    return seen.stream().filter(request -> request.trouble().equals(trouble)).toList();
  }

  /** The user who was acted for there in the end. */
  String user(String trouble) {
    return users.getOrDefault(trouble, "nobody");
  }

  /** How long passed between the first two requests there. */
  Duration pause(String trouble) {
    List<Seen> requests = seen(trouble);
    return Duration.ofNanos(requests.get(1).at() - requests.get(0).at());
  }

  @Override
  public void close() {
    closed.complete(null);
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String trouble = exchange.getRequestURI().getPath().split("/", -1)[1];
      String user = exchange.getRequestHeaders().getFirst("Enlace-User");
      if (user != null) {
        users.put(trouble, user);
      }
      seen.add(
          new Seen(
              trouble,
              String.valueOf(exchange.getRequestURI().getQuery()),
              String.join(
                  ",", exchange.getRequestHeaders().getOrDefault("Idempotency-Key", List.of())),
              System.nanoTime()));
      if (trouble.equals("silent")) {
        closed.join();
        return;
      }
      List<Reply> replies = REPLIES.getOrDefault(trouble, FUTURE);
      Reply reply = replies.get(Math.min(seen(trouble).size(), replies.size()) - 1);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      if (reply.after() != null) {
        exchange.getResponseHeaders().set("Retry-After", reply.after());
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Reply problem(int status, String code) {
    return Reply.of(
        status,
        PROBLEM,
        """
        {"type": "about:blank", "title": "No", "status": %d, "detail": "It is so.", "code": "%s"}
        """
            .formatted(status, code));
  }

  /** An attempt with that status, and what may follow. */
  private static Reply attempt(String status) {
    return Reply.of(
        200,
        JSON,
        """
        {"attemptId": "%s", "expiresAt": "2026-11-21T11:00:00Z", "status": %s}
        """
            .formatted(ATTEMPT, status));
  }
}
