package dev.enlace.bootstrap.e2e.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An API over bare sockets, which behaves as badly as a test tells it to. */
final class ProxiedProvider implements AutoCloseable {
  static final int PIECE = 8 * 1024;

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final Map<String, Manner> manners = new ConcurrentHashMap<>();
  private final ServerSocket server;

  private ProxiedProvider(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  static ProxiedProvider start() {
    try {
      return new ProxiedProvider(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** What it does where a path ends so; anything else gets an empty 200. */
  void on(String end, Manner manner) {
    manners.put(end, manner);
  }

  /** Always the same words, as they stand here. */
  void says(String end, String answer) {
    on(
        end,
        (call, in, out) -> {
          call.body(in);
          out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
        });
  }

  /** The next call that came. */
  Call next() throws InterruptedException {
    Call call = calls.poll(10, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("nothing came");
    }
    return call;
  }

  /** All that has come and was not asked for yet. */
  List<Call> rest() {
    List<Call> all = new ArrayList<>();
    calls.drainTo(all);
    return all;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // it is closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (List<String> head = head(in); isCall(head); head = head(in)) {
        Call call = new Call(head, socket);
        Manner manner =
            manners.entrySet().stream()
                .filter(each -> call.path().endsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse((same, body, out) -> {
                  same.body(body);
                  out.write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                          .getBytes(StandardCharsets.US_ASCII));
                });
        calls.add(call);
        manner.answer(call, in, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // the other side is gone
    }
  }

  private static boolean isCall(List<String> head) {
    return !head.isEmpty() && head.getFirst().contains(" ");
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c != '\n') {
        line.append((char) c);
      } else if (line.toString().isBlank()) {
        return lines;
      } else {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
    }
    return List.of();
  }

  /** How it answers a call. */
  interface Manner {
    void answer(Call call, InputStream in, OutputStream out) throws IOException;
  }

  /** A call's first line and headers as they came, and the connection that it came by. */
  record Call(List<String> head, Socket socket) {
    String first() {
      return head.getFirst();
    }

    String path() {
      return first().split(" ", -1)[1].split("\\?", -1)[0];
    }

    /** The values of that header. */
    List<String> values(String name) {
      return head.stream()
          .skip(1)
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }

    /** The body of one that says its length. */
    byte[] body(InputStream in) throws IOException {
      List<String> length = values("content-length");
      return length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length.getFirst()));
    }

    /** Whether its connection ends in that time. */
    boolean endsWithin(Duration time) {
      try {
        socket.setSoTimeout((int) time.toMillis());
        while (true) {
          if (socket.getInputStream().read(new byte[PIECE]) < 0) {
            return true;
          }
        }
      } catch (SocketTimeoutException e) {
        return false;
      } catch (IOException e) {
        return true;
      }
    }
  }
}
