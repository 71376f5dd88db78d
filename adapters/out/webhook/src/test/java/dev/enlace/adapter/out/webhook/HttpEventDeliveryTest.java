package dev.enlace.adapter.out.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.webhook.Receiver.Received;
import dev.enlace.application.port.out.event.EventDelivery.DeliveryProblem;
import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import dev.enlace.application.port.out.event.EventDelivery.Outcome.Accepted;
import dev.enlace.application.port.out.event.EventDelivery.Outcome.Refused;
import dev.enlace.application.port.out.event.WebhookAddresses.Verdict;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEventDeliveryTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final Duration BODY = Duration.ofMillis(300);
  private static final WebhookTimeouts LONG =
      new WebhookTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), BODY);
  private static final WebhookTimeouts SHORT =
      new WebhookTimeouts(Duration.ofMillis(500), Duration.ofMillis(500), BODY);
  private static final Event EVENT =
      new Event(
          UUID.fromString("01990a5e-0000-7000-8000-00000000ee01"),
          new ConnectionId(UUID.fromString("01990a5e-0000-7000-8000-00000000c001")),
          3,
          "connection.needs_reauth",
          Instant.parse("2026-11-21T11:59:58.123Z"),
          "{\"label\":\"Ñandú\\r\\n\\u001b[31m\"}");

  private Receiver receiver;

  @BeforeEach
  void listens() throws IOException {
    receiver = Receiver.plain();
  }

  @AfterEach
  void stops() {
    receiver.close();
  }

  @Test
  void sends_the_event_signed_by_every_secret_that_counts() throws Exception {
    List<Secret> keys = List.of(key("new"), key("old"));

    assertThat(deliver(exempting(), "http://127.0.0.1:" + receiver.port() + "/a%20b?c=%3D", keys))
        .isEqualTo(new Accepted(204));

    Received received = receiver.received.getFirst();
    String body =
        "{\"type\":\"connection.needs_reauth\",\"timestamp\":\"2026-11-21T11:59:58.123Z\","
            + "\"data\":{\"label\":\"Ñandú\\r\\n\\u001b[31m\"}}";
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.uri()).isEqualTo("/a%20b?c=%3D");
    assertThat(received.body()).isEqualTo(body);
    assertThat(received.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
    assertThat(received.header("content-type")).isEqualTo("application/json");
    assertThat(received.header("webhook-id")).isEqualTo(EVENT.id().toString());
    assertThat(received.header("webhook-timestamp")).isEqualTo("1795262400");
    String signed = EVENT.id() + ".1795262400." + body;
    assertThat(received.header("webhook-signature"))
        .isEqualTo("v1," + hmac("new", signed) + " v1," + hmac("old", signed));
  }

  @ParameterizedTest
  @CsvSource({
    "200,",
    "202,",
    "301,REDIRECTED",
    "302,REDIRECTED",
    "307,REDIRECTED",
    "304,REDIRECTED",
    "400,REJECTED",
    "404,REJECTED",
    "429,REJECTED",
    "410,GONE",
    "500,SERVER_ERROR",
    "503,SERVER_ERROR"
  })
  void takes_only_2xx_for_an_acceptance(int status, @Nullable DeliveryProblem problem) {
    receiver.answers(status, Map.of("Location", "http://127.0.0.1:" + receiver.port() + "/else"));

    assertThat(deliver(exempting(), here()))
        .isEqualTo(problem == null ? new Accepted(status) : new Refused(status, problem, null));
    assertThat(receiver.received).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120|PT2M",
        "' 7 '|PT7S",
        "Sat, 21 Nov 2026 12:01:00 GMT|PT1M",
        "soon|",
        "-3|",
        "Sat, 21 Nov 2026 11:00:00 GMT|",
        "99999999999999|"
      })
  void reads_how_long_it_shall_wait(String header, @Nullable Duration wait) {
    receiver.answers(503, Map.of("Retry-After", header));

    assertThat(deliver(exempting(), here()))
        .isEqualTo(new Refused(503, DeliveryProblem.SERVER_ERROR, wait));
  }

  @Test
  void waits_for_no_slow_answer() {
    receiver.behaves(exchange -> pause(Duration.ofSeconds(5)));

    assertThat(deliver(exempting(), here(), List.of(key("one")), SHORT))
        .isEqualTo(Refused.unanswered(DeliveryProblem.TIMED_OUT));
  }

  @Test
  void counts_the_status_alone_of_an_answer_that_never_ends() {
    receiver.behaves(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] much = new byte[8_192];
      for (int i = 0; i < 100_000; i++) {
        exchange.getResponseBody().write(much);
      }
    });
    assertThat(deliver(exempting(), here())).isEqualTo(new Accepted(200));

    receiver.behaves(exchange -> {
      exchange.sendResponseHeaders(500, 100);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      pause(Duration.ofSeconds(5));
    });
    assertThat(deliver(exempting(), here()))
        .isEqualTo(new Refused(500, DeliveryProblem.SERVER_ERROR, null));
  }

  @Test
  void says_when_there_is_nobody_or_nothing_sensible() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    assertThat(deliver(exempting(nobody), "http://127.0.0.1:" + nobody + "/"))
        .isEqualTo(Refused.unanswered(DeliveryProblem.UNREACHABLE));

    for (String answer :
        List.of("", "HTTP/1.1 2", "nonsense\r\n\r\n", "HTTP/1.1 200 " + "x".repeat(50_000))) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Thread.ofVirtual().start(() -> say(socket, answer));
        assertThat(
                deliver(
                    exempting(socket.getLocalPort()),
                    "http://127.0.0.1:" + socket.getLocalPort() + "/"))
            .as(answer)
            .isEqualTo(Refused.unanswered(DeliveryProblem.UNREACHABLE));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"200,", "500,SERVER_ERROR"})
  void waits_behind_answers_for_the_time_being_for_the_one_that_counts(
      int status, @Nullable DeliveryProblem problem) throws IOException {
    String answers =
        """
        HTTP/1.1 103 Early Hints
        Link: </style.css>; rel=preload

        HTTP/1.1 102 Processing

        HTTP/1.1 %d Status
        Content-Length: 2

        ok\
        """
            .formatted(status)
            .replace("\n", "\r\n");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> say(socket, answers));
      assertThat(
              deliver(
                  exempting(socket.getLocalPort()),
                  "http://127.0.0.1:" + socket.getLocalPort() + "/"))
          .isEqualTo(problem == null ? new Accepted(status) : new Refused(status, problem, null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "0.0.0.0",
        "0",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16"
      })
  void connects_to_no_inner_address(String host) throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"))) {
      trap.setSoTimeout(20);
      for (String scheme : List.of("https", "http")) {
        String url = scheme + "://" + host + ":" + trap.getLocalPort() + "/";
        if (isRefusedAsItStands(url)) {
          continue;
        }
        assertThat(deliver(AddressPolicy.PUBLIC_ONLY, url))
            .isEqualTo(Refused.unanswered(DeliveryProblem.ADDRESS_NOT_ALLOWED));
        assertThat(judge(AddressPolicy.PUBLIC_ONLY, url)).isEqualTo(Verdict.NOT_PUBLIC);
      }
      assertNobodyCame(trap);
    }
  }

  @Test
  void asks_for_a_name_once_and_connects_to_what_was_checked() {
    AtomicInteger asked = new AtomicInteger();
    HostResolver rebinding =
        host ->
            new InetAddress[] {
              InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.9")
            };
    String url = "http://hooks.example:" + receiver.port() + "/";
    try (HttpEventDelivery http = new HttpEventDelivery(rebinding, exempting(), LONG, CLOCK)) {
      assertThat(http.deliver(EVENT, webhook(url), List.of(key("one"))).block())
          .isEqualTo(new Accepted(204));
      assertThat(asked).hasValue(1);
      assertThat(receiver.received.getFirst().header("host"))
          .isEqualTo("hooks.example:" + receiver.port());

      assertThat(http.deliver(EVENT, webhook(url), List.of(key("one"))).block())
          .isEqualTo(Refused.unanswered(DeliveryProblem.ADDRESS_NOT_ALLOWED));
    }
  }

  @Test
  void tries_the_next_address_where_one_takes_no_connection() throws IOException {
    HostResolver both =
        host ->
            new InetAddress[] {
              InetAddress.ofLiteral("127.0.0.7"), InetAddress.ofLiteral("127.0.0.1")
            };
    AddressPolicy policy =
        new AddressPolicy(
            Set.of(
                new Endpoint("127.0.0.7", receiver.port()),
                new Endpoint("127.0.0.1", receiver.port())));
    try (HttpEventDelivery http = new HttpEventDelivery(both, policy, LONG, CLOCK)) {
      String url = "http://hooks.example:" + receiver.port() + "/";
      assertThat(http.deliver(EVENT, webhook(url), List.of(key("one"))).block())
          .isEqualTo(new Accepted(204));
    }
  }

  @Test
  void goes_unencrypted_only_where_the_operator_has_said_so() {
    HostResolver outside = host -> new InetAddress[] {InetAddress.ofLiteral("8.8.8.8")};
    try (HttpEventDelivery http = new HttpEventDelivery(outside, exempting(), SHORT, CLOCK)) {
      assertThat(http.judge(WebhookUrl.parse("http://hooks.example/")).block())
          .isEqualTo(Verdict.NOT_ENCRYPTED);
      assertThat(http.judge(WebhookUrl.parse("https://hooks.example/")).block())
          .isEqualTo(Verdict.ALLOWED);
      assertThat(http.deliver(EVENT, webhook("http://hooks.example/"), List.of(key("one"))).block())
          .isEqualTo(Refused.unanswered(DeliveryProblem.ADDRESS_NOT_ALLOWED));
    }
    assertThat(judge(exempting(), here())).isEqualTo(Verdict.ALLOWED);
  }

  /** Of numbers that only some read as an address no URL is made in the first place. */
  private static boolean isRefusedAsItStands(String url) {
    try {
      return WebhookUrl.parse(url).host().isEmpty();
    } catch (IllegalArgumentException e) {
      return url.matches("https?://(127\\.1|0|2130706433|0x7f000001|0177\\.0\\.0\\.1):\\d+/");
    }
  }

  private Outcome deliver(AddressPolicy policy, String url) {
    return deliver(policy, url, List.of(key("one")));
  }

  private static Outcome deliver(AddressPolicy policy, String url, List<Secret> keys) {
    return deliver(policy, url, keys, LONG);
  }

  private static Outcome deliver(
      AddressPolicy policy, String url, List<Secret> keys, WebhookTimeouts timeouts) {
    try (HttpEventDelivery http =
        new HttpEventDelivery(HostResolver.SYSTEM, policy, timeouts, CLOCK)) {
      return Objects.requireNonNull(
          http.deliver(EVENT, webhook(url), keys).block(Duration.ofSeconds(20)));
    }
  }

  private static Verdict judge(AddressPolicy policy, String url) {
    try (HttpEventDelivery http = new HttpEventDelivery(HostResolver.SYSTEM, policy, LONG, CLOCK)) {
      return Objects.requireNonNull(http.judge(WebhookUrl.parse(url)).block());
    }
  }

  static Destination webhook(String url) {
    return Destination.webhook(
        WorkspaceId.DEFAULT,
        new DestinationId(UUID.fromString("01990a5e-0000-7000-8000-00000000d001")),
        WebhookUrl.parse(url),
        "",
        EventFilter.ALL,
        NOON);
  }

  private String here() {
    return "http://127.0.0.1:" + receiver.port() + "/hook";
  }

  private AddressPolicy exempting() {
    return exempting(receiver.port());
  }

  private static AddressPolicy exempting(int port) {
    return new AddressPolicy(Set.of(new Endpoint("127.0.0.1", port)));
  }

  private static Secret key(String text) {
    return Secret.of(
        "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String hmac(String key, String signed) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private static void say(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      byte[] request = new byte[8_192];
      assertThat(socket.getInputStream().read(request)).isPositive();
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertNobodyCame(ServerSocket trap) throws IOException {
    try (Socket came = trap.accept()) {
      assertThat(came).as("a connection to the inside").isNull();
    } catch (SocketTimeoutException nobody) {
      assertThat(nobody).hasMessageContaining("timed out");
    }
  }
}
