package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.sandbox.tls.SelfSigned;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server over TLS that understands what it is told, and answers as a test says. What is
 * answered to {@link #DROP} is nothing: the connection ends; to {@link #HANG} neither.
 */
final class TestMailServer implements AutoCloseable {
  static final String DROP = "drop";
  static final String HANG = "hang";

  private static final Map<String, SelfSigned> IDENTITIES = new ConcurrentHashMap<>();

  private final SelfSigned identity = IDENTITIES.computeIfAbsent("127.0.0.1", _ -> made());
  private final ServerSocket listening;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final AtomicInteger visits = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();

  TestMailServer() throws IOException {
    listening =
        identity
            .serverContext()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private static SelfSigned made() {
    Instant now = Instant.now();
    return SelfSigned.of(List.of("127.0.0.1"), now.minusSeconds(60), now.plusSeconds(3600));
  }

  /** Answers so to what begins with a word; {@code .} is the end of a message. */
  TestMailServer answer(String word, String answer) {
    answers.put(word, answer);
    return this;
  }

  int port() {
    return listening.getLocalPort();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", port());
  }

  X509Certificate certificate() {
    return identity.certificate();
  }

  /** Every line that it took for a command. */
  List<String> commands() {
    return commands;
  }

  int visits() {
    return visits.get();
  }

  /** Messages that came with their end. */
  int taken() {
    return taken.get();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket client : clients) {
      client.close();
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket client = listening.accept();
        clients.add(client);
        visits.incrementAndGet();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException e) {
      // Closed by the test.
    }
  }

  private void talk(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      boolean content = false;
      String answer = "220 hello";
      while (true) {
        if (answer.equals(DROP)) {
          return;
        }
        if (!answer.equals(HANG) && !answer.isEmpty()) {
          out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
        }
        String line = in.readLine();
        if (line == null) {
          return;
        }
        if (!content) {
          commands.add(line);
        }
        boolean ends = content && line.equals(".");
        answer = content && !ends ? "" : answer(line);
        if (ends) {
          taken.incrementAndGet();
        }
        content = (content && !ends) || answer.startsWith("354");
      }
    } catch (IOException e) {
      // Cut by the client.
    }
  }

  private String answer(String line) {
    String usual =
        switch (line.split("[ :]", 2)[0]) {
          case "EHLO" -> "250-hello\r\n250 AUTH PLAIN";
          case "AUTH" -> "235 welcome";
          case "DATA" -> "354 go on";
          case "QUIT" -> "221 bye";
          default -> "250 ok";
        };
    return answers.entrySet().stream()
        .filter(each -> line.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(usual);
  }
}
