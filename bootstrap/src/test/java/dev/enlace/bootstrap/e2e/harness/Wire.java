package dev.enlace.bootstrap.e2e.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** HTTP/1.1 by hand, for requests that no proper client would send. */
public final class Wire {
  private static final int PATIENCE_MILLIS = 20_000;

  private Wire() {}

  /** Sends exactly these header lines (and the length of the body), and reads to the end. */
  public static Answer send(URI to, String requestLine, List<String> headers, byte[] body) {
    try (Socket socket = new Socket(to.getHost(), to.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      write(socket.getOutputStream(), requestLine, headers, body);
      return answer(read(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server may answer and hang up before it has read everything. */
  private static void write(OutputStream out, String line, List<String> headers, byte[] body) {
    List<String> head = new ArrayList<>(List.of(line + " HTTP/1.1"));
    head.addAll(headers);
    head.add("Content-Length: " + body.length);
    head.add("Connection: close");
    try {
      out.write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
    } catch (IOException e) {
      // the answer tells
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes.write(buffer, 0, count);
      }
    } catch (IOException e) {
      if (bytes.size() == 0) {
        throw e;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    String[] head = text.substring(0, Math.max(end, 0)).split("\r\n", -1);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < head.length; i++) {
      int colon = head[i].indexOf(':');
      headers
          .computeIfAbsent(head[i].substring(0, colon), name -> new ArrayList<>())
          .add(head[i].substring(colon + 1).strip());
    }
    int status = Integer.parseInt(head[0].split(" ", -1)[1]);
    return new Answer(
        status, HttpHeaders.of(headers, (name, value) -> true), text.substring(end + 4));
  }
}
