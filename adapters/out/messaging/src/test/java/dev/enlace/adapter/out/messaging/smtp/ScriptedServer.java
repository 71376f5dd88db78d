package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** Greets and then answers each line that comes with the next line of its script. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listening;
  private final List<String> script;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofVirtual().unstarted(this::serve);

  ScriptedServer(ServerSocketFactory sockets, String... script) throws IOException {
    this.listening = sockets.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    this.script = List.of(script);
    thread.start();
  }

  static ScriptedServer inClear(String... script) throws IOException {
    return new ScriptedServer(ServerSocketFactory.getDefault(), script);
  }

  int port() {
    return listening.getLocalPort();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", port());
  }

  List<String> heard() {
    return heard;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve() {
    try {
      while (true) {
        try (Socket client = listening.accept()) {
          talk(client);
        }
      }
    } catch (IOException e) {
      // Closed by the test or cut by the client.
    }
  }

  private void talk(Socket client) throws IOException {
    Deque<String> answers = new ArrayDeque<>(script);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = client.getOutputStream();
    while (!answers.isEmpty()) {
      out.write((answers.remove() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      String line = in.readLine();
      if (line == null) {
        return;
      }
      heard.add(line);
    }
  }
}
