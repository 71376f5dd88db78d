package dev.enlace.adapter.out.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that keeps what it is told and answers as it is told. */
final class Receiver implements AutoCloseable {
  final List<Received> received = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Manner manner = exchange -> answer(exchange, 204, Map.of());

  Receiver(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static Receiver plain() throws IOException {
    return new Receiver(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  int port() {
    return server.getAddress().getPort();
  }

  void answers(int status, Map<String, String> headers) {
    manner = exchange -> answer(exchange, status, headers);
  }

  void behaves(Manner how) {
    manner = how;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            body));
    try (exchange) {
      manner.answer(exchange);
    }
  }

  private static void answer(HttpExchange exchange, int status, Map<String, String> headers)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, -1);
  }

  /** How it answers. */
  interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  record Received(String method, String uri, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(
          "|",
          headers.entrySet().stream()
              .filter(header -> header.getKey().equalsIgnoreCase(name))
              .flatMap(header -> header.getValue().stream())
              .toList());
    }
  }
}
