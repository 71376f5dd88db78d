package dev.enlace.adapter.in.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A connection that is kept must go on, whatever was asked and refused on it before: most clients
 * keep theirs, and one that is not read from any more looks to them like a server that hangs.
 */
class KeptConnectionTest extends RestTest {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String POST =
      """
      POST /connections HTTP/1.1\r
      Host: 127.0.0.1\r
      Content-Type: application/json\r
      Content-Length: 2\r
      \r
      """;
  private static final String HEALTH =
      """
      GET /health/liveness HTTP/1.1\r
      Host: 127.0.0.1\r
      \r
      """;
  private static final String SCHEMA = HEALTH.replace("/health/liveness", "/schemas/provider.json");

  private Socket socket;
  private BufferedReader answers;

  @BeforeEach
  void connect() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 300})
  void answers_the_next_request_after_a_refused_body_that_came_late(long pause) throws Exception {
    write(POST);
    Thread.sleep(pause);
    write("{}");
    assertThat(nextStatus()).isEqualTo(401);
    write(HEALTH);
    assertThat(nextStatus()).isEqualTo(200);
  }

  /** The health of the first answer comes from another thread, so that the second must wait. */
  @RepeatedTest(3)
  void answers_the_next_request_after_two_that_came_at_once() throws Exception {
    write(HEALTH + SCHEMA);
    assertThat(nextStatus()).isEqualTo(200);
    assertThat(nextStatus()).isEqualTo(200);
    write(HEALTH);
    assertThat(nextStatus()).isEqualTo(200);
  }

  private void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  private int nextStatus() throws IOException {
    String line = answers.readLine();
    while (!line.contains("HTTP/1.1 ")) {
      line = answers.readLine();
    }
    int start = line.indexOf("HTTP/1.1 ") + "HTTP/1.1 ".length();
    return Integer.parseInt(line.substring(start, start + 3));
  }
}
