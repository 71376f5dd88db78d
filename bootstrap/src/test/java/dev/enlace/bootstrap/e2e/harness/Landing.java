package dev.enlace.bootstrap.e2e.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The page of an application to which people come back after they have connected something. */
public final class Landing implements AutoCloseable {
  /** A page that breaks its own policy, to see that such a thing is noticed. */
  public static final String BROKEN = "/broken";

  private final HttpServer server;

  private Landing(HttpServer server) {
    this.server = server;
  }

  /** Starts it on a free port. */
  public static Landing start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> answer(exchange, "<p>Welcome back.</p>"));
      server.createContext(BROKEN, exchange -> answer(exchange, "<script>alert(1)</script>"));
      server.start();
      return new Landing(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address that has to be allowed as a success URL. */
  public String url() {
    return at("/done");
  }

  /** Another page of it. */
  public String at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort()).resolve(path).toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] html =
        "<!doctype html><html lang=\"en\"><title>Application</title>%s</html>"
            .formatted(body)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
    exchange.sendResponseHeaders(200, html.length);
    exchange.getResponseBody().write(html);
    exchange.close();
  }
}
