package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.passing.SenderGone;
import dev.enlace.application.port.in.proxy.PassOnCall.Call;
import dev.enlace.application.port.in.proxy.PassOnCall.Passed;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.proxy.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ProxyTest extends RestTest {
  private static final ProviderId AIRTABLE = new ProviderId("airtable");
  private static final String PATH = "/connections/" + Samples.ID + "/proxy";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicLong read = new AtomicLong();

  @Test
  void takes_bodies_that_are_larger_than_those_it_reads_and_of_any_encoding() {
    reads();

    post(PATH + "/x", Keys.MEMBER)
        .header("Content-Encoding", "gzip")
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .bodyValue(new byte[1_500_000])
        .exchange()
        .expectStatus()
        .is2xxSuccessful();

    assertThat(read).hasValue(1_500_000);
    Call call = ports.passOnCall.lastAsked();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/x");
    assertThat(call.content()).extracting(Content::length).isEqualTo(1_500_000L);
  }

  @Test
  void refuses_what_is_too_large_for_itself() {
    reads();

    problem(
        post(PATH, Keys.MEMBER)
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .bodyValue(new byte[2_000_001])
            .exchange(),
        413,
        "PAYLOAD_TOO_LARGE");
    problem(
        post(PATH, Keys.MEMBER)
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .body(Flux.range(0, 30).map(_ -> "x".repeat(100_000)), String.class)
            .exchange(),
        413,
        "PAYLOAD_TOO_LARGE");
  }

  @Test
  void remembers_no_answer_for_a_key_which_is_the_providers() {
    reads();

    for (int i = 0; i < 2; i++) {
      post(PATH + "/x", Keys.MEMBER)
          .header("Idempotency-Key", "one")
          .bodyValue("{}")
          .exchange()
          .expectStatus()
          .is2xxSuccessful();
    }
    assertThat(ports.passOnCall.asked()).hasSize(2);
    assertThat(ports.passOnCall.lastAsked().headers())
        .contains(new Header("Idempotency-Key", "one"));
  }

  @Test
  void tells_path_and_query_as_they_came() {
    reads();

    http()
        .get()
        .uri(URI.create("http://127.0.0.1:" + port + PATH + "/app/T%2F1/?"))
        .header("Authorization", "Bearer " + Keys.MEMBER)
        .exchange();

    Call call = ports.passOnCall.lastAsked();
    assertThat(call.path()).isEqualTo("/app/T%2F1/");
    assertThat(call.query()).isEmpty();
    assertThat(call.content()).isNull();
  }

  @Test
  void an_answer_that_fails_before_its_first_byte_is_a_problem_like_any() {
    ports.passOnCall.answersBy(_ ->
        Mono.just(
            passed(
                Flux.error(
                    new Failed(
                        new ProviderUnavailable(
                            AIRTABLE, ProviderProblem.TIMED_OUT, Duration.ofSeconds(3)))))));

    ResponseSpec answer = get();

    problem(answer, 504, "CONNECTION.PROVIDER_UNAVAILABLE");
    answer.expectHeader().doesNotExist("Enlace-Upstream").expectHeader().doesNotExist("X-Theirs");
  }

  @Test
  void an_answer_that_was_passed_on_is_closed() {
    AtomicLong closed = new AtomicLong();
    ports.passOnCall.answersBy(_ -> {
      Passed passed = passed(Flux.just(ByteBuffer.wrap(new byte[3])));
      return Mono.just(
          new Passed(AIRTABLE, passed.answer().alsoEnding(closed::incrementAndGet), null));
    });

    get().expectBody().consumeWith(body -> assertThat(body.getResponseBody()).hasSize(3));

    // the client may have read all of it a moment before
    Mono.delay(Duration.ofMillis(20)).repeat(() -> closed.get() == 0).blockLast(PATIENCE);
    assertThat(closed).hasValue(1);
  }

  @Test
  void says_whose_answer_it_is_and_lets_no_browser_do_anything_with_it() {
    ports.passOnCall.answersBy(
        _ -> Mono.just(passed(Flux.just(ByteBuffer.wrap("hi".getBytes(StandardCharsets.UTF_8))))));

    get()
        .expectStatus()
        .isEqualTo(299)
        .expectHeader()
        .valueEquals("Enlace-Upstream", "airtable")
        .expectHeader()
        .valueEquals("Content-Security-Policy", "sandbox; default-src 'none'")
        .expectHeader()
        .valueEquals("Content-Disposition", "attachment")
        .expectHeader()
        .valueEquals("Location", PATH + "/there")
        .expectBody(String.class)
        .isEqualTo("hi");
  }

  @Test
  void says_of_a_body_that_breaks_off_that_its_sender_is_gone() throws IOException {
    Sinks.One<Throwable> trouble = Sinks.one();
    ports.passOnCall.answersBy(call ->
        drained(call.content()).doOnError(trouble::tryEmitValue).thenReturn(passed(Flux.empty())));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head =
          "POST %s/x HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n"
              .formatted(PATH, port, Keys.MEMBER);
      String body = "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n";
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      Mono.delay(Duration.ofMillis(20)).repeat(() -> read.get() < 3).blockLast(PATIENCE);
    }

    assertThat(trouble.asMono().block(PATIENCE)).isInstanceOf(SenderGone.class);
  }

  private ResponseSpec get() {
    return http()
        .get()
        .uri(PATH + "/x")
        .header("Authorization", "Bearer " + Keys.MEMBER)
        .exchange();
  }

  private void reads() {
    ports.passOnCall.answersBy(call -> drained(call.content()).thenReturn(passed(Flux.empty())));
  }

  private Mono<Void> drained(@Nullable Content content) {
    return content == null
        ? Mono.empty()
        : content.bytes().doOnNext(piece -> read.addAndGet(piece.remaining())).then();
  }

  private static Passed passed(Flux<ByteBuffer> body) {
    PassedAnswer answer =
        new PassedAnswer(299, List.of(new Header("X-Theirs", "1")), new Content(null, body));
    return new Passed(AIRTABLE, answer, "/there");
  }
}
