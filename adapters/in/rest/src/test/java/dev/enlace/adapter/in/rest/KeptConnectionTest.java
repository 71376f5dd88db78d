package dev.enlace.adapter.in.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A connection that is kept must go on after a refusal, whenever the refused body arrives. */
class KeptConnectionTest extends RestTest {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 \\d{3}");
  private static final String POST =
      """
      POST /connections HTTP/1.1\r
      Host: 127.0.0.1\r
      Content-Type: application/json\r
      Content-Length: 2\r
      \r
      """;
  private static final String GET =
      """
      GET /health/liveness HTTP/1.1\r
      Host: 127.0.0.1\r
      Connection: close\r
      \r
      """;

  @RepeatedTest(3)
  void answers_the_next_request_after_a_refused_body_that_came_late() throws Exception {
    assertThat(statuses(300)).containsExactly("HTTP/1.1 401", "HTTP/1.1 200");
  }

  @RepeatedTest(3)
  void answers_the_next_request_after_a_refused_body_that_came_at_once() throws Exception {
    assertThat(statuses(0)).containsExactly("HTTP/1.1 401", "HTTP/1.1 200");
  }

  @Test
  void refuses_no_request_in_the_middle_of_its_body() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(300);
      socket.getOutputStream().write(POST.getBytes(US_ASCII));
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write("{}".getBytes(US_ASCII));
      assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 401");
    }
  }

  private List<String> statuses(long pause) throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write(POST.getBytes(US_ASCII));
      out.flush();
      Thread.sleep(pause);
      out.write("{}".getBytes(US_ASCII));
      out.flush();
      Thread.sleep(50);
      out.write(GET.getBytes(US_ASCII));
      out.flush();
      String all = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return STATUS.matcher(all).results().map(MatchResult::group).toList();
    }
  }
}
