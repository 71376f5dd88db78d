package dev.enlace.adapter.in.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.message.SendMessage.Channel;
import dev.enlace.application.port.in.message.SendMessage.Sent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

/** A body that does not say how long it is counts as a large one. */
class LargeBodiesTest extends RestTest {
  private static final String BODY = "{\"chat\":\"1001\",\"text\":\"Hello\"}";
  private static final Sent SENT = new Sent(Channel.TELEGRAM, "1", 1, Samples.NOON);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<Socket> open = new ArrayList<>();
  private final Sinks.One<Sent> late = Sinks.one();

  @AfterEach
  void end() throws IOException {
    late.tryEmitValue(SENT);
    for (Socket socket : open) {
      socket.close();
    }
  }

  @Test
  void leaves_places_for_other_users_and_other_workspaces() throws Exception {
    ports.sendMessage.answersBy(command -> late.asMono());
    List<Socket> waiting = new ArrayList<>(askAll(Keys.MEMBER, 3));

    assertThat(head(ask(Keys.MEMBER))).startsWith("HTTP/1.1 429").contains("Retry-After: 1");
    waiting.addAll(askAll(Keys.ADMIN, 3));
    assertThat(head(ask(Keys.INSTANCE_ADMIN))).startsWith("HTTP/1.1 429");
    assertThat(ports.sendMessage.asked()).hasSize(6);

    late.tryEmitValue(SENT).orThrow();
    for (Socket each : waiting) {
      assertThat(head(each)).startsWith("HTTP/1.1 200");
    }
    awaitAnswer(Keys.MEMBER, "HTTP/1.1 200");
  }

  @Test
  void keeps_the_place_of_one_who_has_left_until_the_work_is_done() throws Exception {
    ports.sendMessage.answersBy(command -> late.asMono());
    askAll(Keys.MEMBER, 2);
    askAll(Keys.MEMBER, 1, "Idempotency-Key: left-" + port + "\r\n");
    for (Socket socket : open) {
      socket.close();
    }
    Thread.sleep(300); // for the server to notice

    assertThat(head(ask(Keys.MEMBER))).startsWith("HTTP/1.1 429");

    late.tryEmitValue(SENT).orThrow();
    awaitAnswer(Keys.MEMBER, "HTTP/1.1 200");
  }

  @Test
  void frees_the_place_of_one_who_leaves_in_the_middle_of_the_body() throws Exception {
    ports.sendMessage.answers(SENT);
    for (int i = 0; i < 9; i++) {
      RawHttp.leave(port, head(Keys.MEMBER, "") + "5\r\n{\"cha\r\n");
      RawHttp.leave(port, head(Keys.MEMBER, "Idempotency-Key: half\r\n") + "5\r\n{\"cha\r\n");
    }

    awaitAnswer(Keys.MEMBER, "HTTP/1.1 200");
    awaitAnswer(Keys.ADMIN, "HTTP/1.1 200");
    assertThat(ports.sendMessage.asked()).hasSize(2);
  }

  @Test
  void counts_nothing_that_is_small() throws Exception {
    ports.sendMessage.answersBy(command -> late.asMono());
    askAll(Keys.MEMBER, 3);

    ports.sendMessage.answers(SENT);
    post("/connections/" + Samples.ID + "/messages", Keys.MEMBER)
        .bodyValue(BODY)
        .exchange()
        .expectStatus()
        .isOk();
  }

  private List<Socket> askAll(String key, int times) throws Exception {
    return askAll(key, times, "");
  }

  /** Until all of them are under way. */
  private List<Socket> askAll(String key, int times, String headers) throws Exception {
    int before = ports.sendMessage.asked().size();
    List<Socket> asking = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      asking.add(ask(key, headers));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (ports.sendMessage.asked().size() < before + times && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(ports.sendMessage.asked()).hasSize(before + times);
    return asking;
  }

  private void awaitAnswer(String key, String beginning) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String head = head(ask(key));
    while (head.startsWith("HTTP/1.1 429") && System.nanoTime() < end) {
      Thread.sleep(50);
      head = head(ask(key));
    }
    assertThat(head).startsWith(beginning);
  }

  private Socket ask(String key) throws IOException {
    return ask(key, "");
  }

  private Socket ask(String key, String headers) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    open.add(socket);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    String request =
        head(key, headers) + Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String head(String key, String headers) {
    return """
    POST /connections/%s/messages HTTP/1.1\r
    Host: 127.0.0.1\r
    Authorization: Bearer %s\r
    Content-Type: application/json\r
    Transfer-Encoding: chunked\r
    %s\r
    """
        .formatted(Samples.ID, key, headers);
  }

  private static String head(Socket socket) throws IOException {
    BufferedReader answer =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    StringBuilder head = new StringBuilder();
    for (String line = Objects.requireNonNullElse(answer.readLine(), "");
        !line.isEmpty();
        line = Objects.requireNonNullElse(answer.readLine(), "")) {
      head.append(line).append('\n');
    }
    return head.toString();
  }
}
