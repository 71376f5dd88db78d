package dev.enlace.adapter.out.airtable;

import static dev.enlace.application.usecase.Asking.failure;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers whose bytes make no sense, piece by piece as they may come. */
class BrokenAnswersTest {
  private static final ProviderId AIRTABLE = new ProviderId("airtable");
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String GZIP = OK + "Content-Encoding: gzip\r\n";
  private static final String IN_CHUNKS = "Transfer-Encoding: chunked\r\n\r\n";

  private final HttpAirtable airtable = new HttpAirtable(Clock.systemUTC());

  static Stream<Arguments> answers() throws IOException {
    byte[] bad = packed();
    Arrays.fill(bad, bad.length / 2, bad.length, (byte) 0xff);
    byte[] beginning = Arrays.copyOf(bad, bad.length / 2);
    byte[] end = Arrays.copyOfRange(bad, bad.length / 2, bad.length);
    return Stream.of(
        unexpected("no gzip", text(GZIP + length(22)), text("this is no gzip at all")),
        unexpected("gzip that breaks", text(GZIP + length(bad.length)), beginning, end),
        unexpected(
            "gzip that breaks in chunks", text(GZIP + IN_CHUNKS), chunk(beginning), chunk(end)),
        unexpected("long headers", text(OK + "X: " + "x".repeat(20_000) + "\r\n\r\n")),
        notHttp("a chunk of no size", text(OK + IN_CHUNKS), text("2\r\n{}\r\n"), text("zz\r\n")),
        notHttp("a first chunk of no size", text(OK + IN_CHUNKS + "zz\r\n{}\r\n")),
        notHttp("no length", text(OK + "Content-Length: two\r\n\r\n{}")),
        notHttp("no status", text("HTTP/1.1 okay fine\r\n\r\n")),
        notHttp("another protocol", text("SSH-2.0-OpenSSH_9.6\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void an_answer_that_makes_no_sense_is_airtables_trouble(
      String kind, ProviderProblem problem, List<byte[]> pieces) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(server, pieces));
      URI there = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v0");

      assertThat(failure(airtable.send(AIRTABLE, there, Secret.of("token"), AirtableCall.whoami())))
          .as(kind)
          .isEqualTo(new ProviderUnavailable(AIRTABLE, problem, null));
    }
  }

  private static Arguments unexpected(String kind, byte[]... pieces) {
    return Arguments.of(kind, ProviderProblem.UNEXPECTED_ANSWER, List.of(pieces));
  }

  private static Arguments notHttp(String kind, byte[]... pieces) {
    return Arguments.of(kind, ProviderProblem.BROKEN_OFF, List.of(pieces));
  }

  private static String length(int bytes) {
    return "Content-Length: " + bytes + "\r\n\r\n";
  }

  /** One after the other, so that each is read on its own. */
  private static void answer(ServerSocket server, List<byte[]> pieces) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      assertThat(socket.getInputStream().read()).isPositive();
      for (byte[] piece : pieces) {
        out.write(piece);
        out.flush();
        Thread.sleep(100);
      }
      while (socket.getInputStream().read() >= 0) {
        // until the other side has gone
      }
    } catch (IOException | InterruptedException e) {
      // the other side is gone
    }
  }

  private static byte[] packed() throws IOException {
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(noise);
    }
    return packed.toByteArray();
  }

  private static byte[] chunk(byte[] bytes) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.write(text(Integer.toHexString(bytes.length) + "\r\n"));
    chunk.write(bytes);
    chunk.write(text("\r\n"));
    return chunk.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(US_ASCII);
  }
}
