package dev.enlace.bootstrap.e2e.panel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An application whose page lets people connect things without leaving it, under a policy that
 * names nothing but what the guide says.
 */
final class Application implements AutoCloseable {
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Acme</title>
      <script src="%s/enlace-connect.js" defer></script><script src="/app.js" defer></script>
      <main><h1>Acme</h1><button>Connect</button>
      <pre id="outcome"></pre><pre id="heard"></pre><div id="place"></div></main></html>
      """;
  private static final String SCRIPT =
      """
      const asked = new URLSearchParams(location.search);
      const at = (name) => document.querySelector('#' + name);
      addEventListener('message', (event) => { at('heard').textContent += JSON.stringify(event.data); });
      document.querySelector('button').onclick = () =>
        Enlace.connect({
          url: asked.get('url'),
          ...(asked.has('frame') ? { container: at('place') } : {}),
        }).then(
          (outcome) => { at('outcome').textContent = JSON.stringify(outcome); },
          (error) => { at('outcome').textContent = error.message; });
      """;

  private final HttpServer server;
  private final String enlace;

  private Application(HttpServer server, String enlace) {
    this.server = server;
    this.enlace = enlace;
  }

  /** Starts one that uses that Enlace. */
  static Application start(String enlace) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Application application = new Application(server, enlace);
      server.createContext("/", exchange -> application.answer(exchange, "html", PAGE));
      server.createContext(
          "/app.js", exchange -> application.answer(exchange, "javascript", SCRIPT));
      server.start();
      return application;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String origin() {
    return "http://127.0.0.1:" + port();
  }

  /** Where people come back to. */
  String done() {
    return origin() + "/done";
  }

  /** A page whose button opens that link in a window. */
  String window(String link) {
    return origin() + "/?url=" + URLEncoder.encode(link, StandardCharsets.UTF_8);
  }

  /** A page whose button opens that link in a frame. */
  String frame(String link) {
    return framedAt(origin(), link);
  }

  /** The same under another name of it. */
  String framedAt(String name, String link) {
    return name + "/?frame=&url=" + URLEncoder.encode(link, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, String type, String text) throws IOException {
    byte[] body = text.replace("%s", enlace).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/" + type + "; charset=utf-8");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self' %1$s; frame-src %1$s".formatted(enlace));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
