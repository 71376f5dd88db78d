package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands between a client and a server, passes everything on and remembers it. */
final class Sniffer implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final int behind;

  Sniffer(int behind) throws IOException {
    this.behind = behind;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", port());
  }

  /** What has crossed the network, both ways, as whoever listens there reads it. */
  synchronized String seen() {
    return seen.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
      }
    } catch (IOException e) {
      // Closed by the test.
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        note(buffer, count);
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException e) {
      // One of them has hung up.
    }
  }

  private synchronized void note(byte[] buffer, int count) {
    seen.write(buffer, 0, count);
  }
}
