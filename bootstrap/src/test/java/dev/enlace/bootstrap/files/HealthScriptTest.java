package dev.enlace.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HealthScriptTest {
  private final CompletableFuture<String> askedFor = new CompletableFuture<>();

  @Test
  void is_content_with_a_server_that_is_ready() throws Exception {
    assertThat(codeWhereTheServerAnswers(200)).isZero();
    assertThat(askedFor.join()).isEqualTo("GET connect.example.com/health/readiness");
  }

  @Test
  void complains_about_a_server_that_is_not_ready() throws Exception {
    assertThat(codeWhereTheServerAnswers(503)).isNotZero();
  }

  @Test
  void complains_where_no_server_listens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(code(port)).isNotZero();
  }

  private int codeWhereTheServerAnswers(int status) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          askedFor.complete(
              "%s %s%s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestHeaders().getFirst("Host"),
                      exchange.getRequestURI()));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return code(server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private static int code(int port) throws IOException, InterruptedException {
    List<String> environment =
        List.of("SERVER_PORT=" + port, "PUBLIC_URL=https://connect.example.com/base");
    return ForeignTool.ofSystem("bash").run(environment, "docker/health").code();
  }
}
