package dev.enlace.adapter.out.upstream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A server over bare sockets, which behaves as badly as a test tells it to. */
final class Provider implements AutoCloseable {
  final BlockingQueue<Head> heads = new LinkedBlockingQueue<>();
  final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Manner manner;

  private Provider(ServerSocket server, Manner manner) {
    this.server = server;
    this.manner = manner;
    Thread.ofVirtual().start(this::accept);
  }

  /** One that does that on each connection as often as a request comes. */
  static Provider that(Manner manner) {
    try {
      return new Provider(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that answers always that, written as it stands here. */
  static Provider saying(String answer) {
    return that((head, in, out) -> {
      drain(head, in);
      out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    });
  }

  int port() {
    return server.getLocalPort();
  }

  /** Reads the body of a request that says its length. */
  static byte[] drain(Head head, InputStream in) throws IOException {
    String length = head.value("content-length");
    return length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length));
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // it is closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Head head = read(in); !head.lines().isEmpty(); head = read(in)) {
        heads.add(head);
        manner.answer(head, in, socket.getOutputStream());
      }
    } catch (IOException e) {
      // the other side is gone
    }
  }

  private static Head read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        String text = line.toString().strip();
        if (text.isEmpty()) {
          return new Head(lines);
        }
        lines.add(text);
        line.setLength(0);
      } else {
        line.append((char) c);
      }
    }
    return new Head(List.of());
  }

  /** How it answers a request. */
  interface Manner {
    void answer(Head head, InputStream in, OutputStream out) throws IOException;
  }

  /** A request's first line and headers, as they came. */
  record Head(List<String> lines) {
    String first() {
      return lines.getFirst();
    }

    /** All values of that header, in the order they came; empty if there is none. */
    String value(String name) {
      return String.join(
          "|",
          lines.stream()
              .skip(1)
              .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
              .map(line -> line.substring(name.length() + 1).strip())
              .toList());
    }
  }
}
