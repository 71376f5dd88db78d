package dev.enlace.bootstrap.e2e.harness;

import dev.enlace.sandbox.tls.SelfSigned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What stands before a server in production: ends TLS, under a name of its own. */
public final class TlsFront implements AutoCloseable {
  private final ServerSocket server;
  private final String host;
  private final int behind;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TlsFront(ServerSocket server, String host, int behind) {
    this.server = server;
    this.host = host;
    this.behind = behind;
  }

  /**
   * Starts it on a free port.
   *
   * @param behind the port of the server
   */
  public static TlsFront start(String host, int behind) {
    Instant now = Instant.now();
    try {
      ServerSocket server =
          SelfSigned.of(List.of(host), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)))
              .serverContext()
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      TlsFront front = new TlsFront(server, host, behind);
      Thread.ofVirtual().start(front::accept);
      return front;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address, as a browser writes an origin. */
  public String origin() {
    return "https://" + host + ":" + server.getLocalPort();
  }

  @Override
  public void close() {
    close(server);
    open.forEach(TlsFront::close);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // that is how it ends
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client;
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      Thread.ofVirtual().start(() -> pass(plain, client));
      client.getInputStream().transferTo(plain.getOutputStream());
    } catch (IOException gone) {
      // browsers hang up as they like
    } finally {
      open.remove(client);
    }
  }

  private static void pass(Socket plain, Socket client) {
    try (client) {
      plain.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException gone) {
      // browsers hang up as they like
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
