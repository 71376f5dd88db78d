package dev.enlace.adapter.out.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.SenderGone;
import dev.enlace.application.port.out.upstream.Upstream.Answered;
import dev.enlace.application.port.out.upstream.Upstream.Sent;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.CallPath;
import dev.enlace.domain.provider.proxy.CallTarget;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.proxy.Header;
import dev.enlace.domain.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

class HttpUpstreamTest {
  private static final String TOKEN = "canary-access-token-0123456789";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration SHORT = Duration.ofMillis(400);

  /** How long a body may stand still whose head must come in that time. */
  private static final Duration IDLE = Duration.ofSeconds(3);

  /** Far below how long a connection stays that nobody ends. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final long LARGEST = 64L * 1024 * 1024;
  private static final int PIECE = 8 * 1024;

  private @Nullable Provider provider;
  private @Nullable HttpUpstream upstream;

  @AfterEach
  void ends() throws IOException {
    if (upstream != null) {
      upstream.close();
    }
    if (provider != null) {
      provider.close();
    }
  }

  @Test
  void sends_what_came_and_the_token() throws InterruptedException {
    provider = Provider.saying(OK);

    Answered answered =
        send(
            ProxyMethod.PATCH,
            "/app/T%2F1/",
            "fields[]=a+b&offset=itr%2Frec",
            List.of(new Header("Content-Type", "application/json"), new Header("X-A", "1")),
            content("{\"a\":1}"));

    assertThat(answered.answer().status()).isEqualTo(200);
    assertThat(text(answered)).isEqualTo("ok");
    Provider.Head head = head();
    assertThat(head.first())
        .isEqualTo("PATCH /v0/app/T%2F1/?fields[]=a+b&offset=itr%2Frec HTTP/1.1");
    assertThat(head.value("host")).isEqualTo("127.0.0.1:" + provider.port());
    assertThat(head.value("authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(head.value("content-length")).isEqualTo("7");
    assertThat(head.value("transfer-encoding")).isEmpty();
    assertThat(head.value("accept-encoding")).isEqualTo("identity");
    assertThat(head.value("user-agent")).isEqualTo("Enlace");
    assertThat(head.value("x-a")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"GET,''", "HEAD,''", "DELETE,''", "POST,0", "PUT,0", "PATCH,0"})
  void a_call_without_a_body_has_none(ProxyMethod method, String length)
      throws InterruptedException {
    provider = Provider.saying("HTTP/1.1 204 No Content\r\n\r\n");

    assertThat(text(send(method, "/x", null, List.of(), null))).isEmpty();
    Provider.Head head = head();
    assertThat(head.first()).isEqualTo(method + " /v0/x HTTP/1.1");
    assertThat(head.value("content-length")).isEqualTo(length);
    assertThat(head.value("transfer-encoding")).isEmpty();
  }

  @Test
  void a_body_of_unknown_length_goes_in_chunks() throws InterruptedException {
    provider =
        Provider.that((head, in, out) -> {
          for (String seen = ""; !seen.endsWith("0\r\n\r\n"); ) {
            seen += (char) in.read();
          }
          out.write(OK.getBytes(StandardCharsets.US_ASCII));
        });
    Content unknown = new Content(null, Flux.just(bytes("a"), bytes("b")));

    assertThat(text(send(ProxyMethod.POST, "/x", null, List.of(), unknown))).isEqualTo("ok");
    assertThat(head().value("transfer-encoding")).isEqualTo("chunked");
    assertThat(head(1).value("content-length")).isEmpty();
  }

  @Test
  void a_body_whose_sender_is_gone_is_no_trouble_of_the_providers() {
    provider = Provider.that((head, in, out) -> in.read());
    Content broken =
        new Content(null, Flux.concat(Flux.just(bytes("a")), Flux.error(SenderGone::new)));

    assertThatThrownBy(() -> send(ProxyMethod.POST, "/x", null, List.of(), broken))
        .isInstanceOf(SenderGone.class);
  }

  @Test
  void answers_as_they_come_whatever_their_status() {
    provider =
        Provider.saying(
            "HTTP/1.1 422 Unprocessable Entity\r\nX-B: 2\r\nRetry-After: 7\r\n"
                + "Content-Length: 3\r\n\r\nbad");

    Answered answered = get();

    assertThat(answered.answer().status()).isEqualTo(422);
    assertThat(answered.answer().header("x-b")).contains("2");
    assertThat(answered.answer().content().length()).isEqualTo(3);
    assertThat(answered.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(text(answered)).isEqualTo("bad");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void follows_no_redirect(int status) {
    provider =
        Provider.saying(
            "HTTP/1.1 " + status + " Moved\r\nLocation: /v0/y\r\nContent-Length: 0\r\n\r\n");

    Answered answered = get();

    assertThat(answered.answer().status()).isEqualTo(status);
    assertThat(text(answered)).isEmpty();
    assertThat(Objects.requireNonNull(provider).heads).hasSize(1);
  }

  @Test
  void leaves_compressed_answers_as_they_are() {
    provider =
        Provider.saying(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008bxx");

    Answered answered = get();

    assertThat(answered.answer().header("content-encoding")).contains("gzip");
    assertThat(raw(answered)).containsExactly(0x1f, 0x8b, 0x78, 0x78);
  }

  @Test
  void no_answer_repeats_the_token() {
    String body = "you sent " + TOKEN + "!";
    provider =
        Provider.saying(
            "HTTP/1.1 200 OK\r\nX-Seen: Bearer %s\r\nX-Ok: 1\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(TOKEN, body.length(), body));

    Answered answered = get();

    assertThat(answered.answer().header("x-seen")).isEmpty();
    assertThat(answered.answer().header("x-ok")).contains("1");
    assertThat(text(answered)).isEqualTo("you sent " + "*".repeat(TOKEN.length()) + "!");
  }

  @Test
  void leaves_out_answers_for_the_time_being() {
    provider =
        Provider.saying(
            "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + OK);
    assertThat(text(get())).isEqualTo("ok");
  }

  @Test
  void keeps_a_connection_for_the_next_call() {
    provider = Provider.saying(OK);
    for (int i = 0; i < 5; i++) {
      assertThat(text(get())).isEqualTo("ok");
    }
    assertThat(Objects.requireNonNull(provider).sockets).hasSize(1);
  }

  @Test
  void an_answer_that_nobody_reads_costs_its_connection_and_no_more() {
    provider = Provider.saying("HTTP/1.1 401 No\r\nContent-Length: 1000000\r\n\r\nx");
    get().answer().close();
    assertThat(goneWithin(SOON)).isTrue();
  }

  @Test
  void an_answer_that_nobody_reads_keeps_no_call_from_the_provider() {
    provider = Provider.saying("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nx");
    HttpUpstream narrow = upstream(narrow());
    for (int i = 0; i < 5; i++) {
      Answered answered = narrow.send(ID, sent("/x"), Secret.of(TOKEN)).block(LONG);
      Objects.requireNonNull(answered).answer().close();
      answered.answer().close();
    }
    assertThat(Objects.requireNonNull(provider).sockets).hasSize(5);
  }

  @Test
  void closing_an_answer_that_was_all_there_ends_nobody_elses_call() {
    provider =
        Provider.that((head, in, out) -> {
          if (head.first().contains("/slow")) {
            sleep(SHORT);
          }
          out.write(OK.getBytes(StandardCharsets.US_ASCII));
          out.flush();
        });
    HttpUpstream narrow = upstream(narrow());
    Answered read = narrow.send(ID, sent("/x"), Secret.of(TOKEN)).block(LONG);
    assertThat(text(Objects.requireNonNull(read))).isEqualTo("ok");
    Answered unread =
        Objects.requireNonNull(narrow.send(ID, sent("/x"), Secret.of(TOKEN)).block(LONG));
    sleep(Duration.ofMillis(100));

    CompletableFuture<@Nullable Answered> slow =
        narrow.send(ID, sent("/slow"), Secret.of(TOKEN)).toFuture();
    sleep(Duration.ofMillis(100));
    read.answer().close();
    unread.answer().content().bytes().subscribe().dispose();
    unread.answer().close();

    assertThat(text(Objects.requireNonNull(slow.join()))).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"099", "000", "600", "999"})
  void a_status_that_is_none_is_no_answer(String status) {
    provider = Provider.saying("HTTP/1.1 " + status + " Odd\r\nContent-Length: 1000000\r\n\r\nx");
    assertTrouble(LONG, ProviderProblem.UNEXPECTED_ANSWER);
    assertThat(goneWithin(SOON)).isTrue();
  }

  @Test
  void who_goes_while_no_answer_comes_ends_the_call_at_once() throws InterruptedException {
    provider = Provider.that((head, in, out) -> sleep(LONG));
    Disposable call = upstream(LONG).send(ID, sent("/x"), Secret.of(TOKEN)).subscribe();
    head();
    call.dispose();
    assertThat(goneWithin(SOON)).isTrue();
  }

  @Test
  void who_goes_in_the_middle_of_an_answer_ends_it_at_once() {
    CountDownLatch stopped = new CountDownLatch(1);
    provider =
        Provider.that((head, in, out) -> {
          try {
            endless(out);
          } finally {
            stopped.countDown();
          }
        });
    get().answer().content().bytes().take(3).blockLast(LONG);
    assertThat(await(stopped, SOON)).isTrue();
  }

  @Test
  void reads_no_faster_than_it_is_asked() throws InterruptedException {
    AtomicLong written = new AtomicLong();
    provider =
        Provider.that((head, in, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          byte[] piece = new byte[PIECE];
          for (long left = LARGEST; left > 0; left -= PIECE) {
            out.write(piece);
            written.addAndGet(PIECE);
          }
        });
    BaseSubscriber<ByteBuffer> slow =
        new BaseSubscriber<>() {
          @Override
          protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
            subscription.request(1);
          }
        };
    get().answer().content().bytes().subscribe(slow);
    standsStill(written);
    // what the sockets of both sides hold
    assertThat(written.get()).isLessThan(LARGEST / 4);
    slow.cancel();
  }

  @Test
  void sends_no_faster_than_it_is_taken() throws InterruptedException {
    provider = Provider.that((head, in, out) -> sleep(LONG));
    AtomicLong given = new AtomicLong();
    Flux<ByteBuffer> body =
        Flux.range(0, (int) (LARGEST / PIECE))
            .map(i -> ByteBuffer.allocate(PIECE))
            .doOnNext(piece -> given.addAndGet(PIECE));
    Disposable call =
        upstream(LONG)
            .send(ID, sent(ProxyMethod.POST, new Content(LARGEST, body)), Secret.of(TOKEN))
            .subscribe();
    standsStill(given);
    assertThat(given.get()).isPositive().isLessThan(LARGEST / 4);
    call.dispose();
    assertThat(goneWithin(SOON)).isTrue();
  }

  /** Waits until it has begun to rise and rises no more. */
  private static void standsStill(AtomicLong count) throws InterruptedException {
    long before = 0;
    long end = System.nanoTime() + LONG.toNanos();
    while ((before == 0 || count.get() != before) && System.nanoTime() < end) {
      before = count.get();
      Thread.sleep(300);
    }
  }

  @Test
  void passes_64_mebibytes_both_ways() {
    provider =
        Provider.that((head, in, out) -> {
          byte[] piece = new byte[PIECE];
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          for (long left = LARGEST; left > 0; left -= PIECE) {
            in.readNBytes(piece, 0, PIECE);
            out.write(piece);
          }
          out.flush();
        });
    Flux<ByteBuffer> body = Flux.range(0, (int) (LARGEST / PIECE)).map(i -> filled(i.byteValue()));
    Answered answered =
        Objects.requireNonNull(
            upstream(LONG)
                .send(ID, sent(ProxyMethod.POST, new Content(LARGEST, body)), Secret.of(TOKEN))
                .block(LONG));
    AtomicLong sum = new AtomicLong();
    AtomicLong count = new AtomicLong();
    answered
        .answer()
        .content()
        .bytes()
        .doOnNext(piece -> {
          count.addAndGet(piece.remaining());
          sum.addAndGet(piece.get(piece.position()));
        })
        .blockLast(LONG);
    assertThat(count).hasValue(LARGEST);
    assertThat(sum.get()).isNotZero();
  }

  @Test
  void waits_for_no_answer_longer_than_it_should() {
    provider = Provider.that((head, in, out) -> sleep(LONG));
    assertTrouble(SHORT, ProviderProblem.TIMED_OUT);
  }

  @Test
  void a_head_that_drips_in_is_no_answer() {
    provider =
        Provider.that((head, in, out) -> {
          for (byte b :
              ("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1_000)).getBytes(StandardCharsets.US_ASCII)) {
            out.write(b);
            out.flush();
            sleep(Duration.ofMillis(100));
          }
        });
    assertTrouble(SHORT, ProviderProblem.TIMED_OUT);
    assertThat(goneWithin(SOON)).isTrue();
  }

  @Test
  void a_body_that_stands_still_ends_the_call() {
    provider =
        Provider.that((head, in, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab"
                  .getBytes(StandardCharsets.US_ASCII));
          out.flush();
          sleep(LONG);
        });
    assertBodyTrouble(upstream(IDLE), ProviderProblem.TIMED_OUT);
    assertThat(goneWithin(SOON)).isTrue();
  }

  @Test
  void a_body_that_drips_in_ends_with_its_time() {
    provider =
        Provider.that((head, in, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          for (int i = 0; i < 1_000; i++) {
            out.write('x');
            out.flush();
            sleep(Duration.ofMillis(50));
          }
        });
    assertBodyTrouble(
        upstream(UpstreamLimits.DEFAULT.with(LONG, Duration.ofSeconds(3), LARGEST)),
        ProviderProblem.TIMED_OUT);
    assertThat(goneWithin(SOON)).isTrue();
  }

  @Test
  void who_reads_slowly_is_not_held_against_the_provider() {
    provider =
        Provider.that((head, in, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          out.write(new byte[1 << 20]);
          out.flush();
        });
    Answered answered =
        Objects.requireNonNull(upstream(IDLE).send(ID, sent("/x"), Secret.of(TOKEN)).block(LONG));
    Long read =
        answered
            .answer()
            .content()
            .bytes()
            .limitRate(1)
            .index()
            .concatMap(
                piece ->
                    piece.getT1() == 1
                        ? reactor.core.publisher.Mono.delay(IDLE.plusSeconds(1))
                            .thenReturn((long) piece.getT2().remaining())
                        : reactor.core.publisher.Mono.just((long) piece.getT2().remaining()),
                1)
            .reduce(0L, Long::sum)
            .block(LONG);
    assertThat(read).isEqualTo(1 << 20);
  }

  @Test
  void an_answer_that_breaks_off_is_no_whole_one() {
    provider =
        Provider.that((head, in, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab"
                  .getBytes(StandardCharsets.US_ASCII));
          throw new IOException("gone");
        });
    assertBodyTrouble(upstream(LONG), ProviderProblem.BROKEN_OFF);
  }

  @Test
  void an_answer_that_is_too_large_by_its_length_is_not_read() {
    provider = Provider.saying("HTTP/1.1 200 OK\r\nContent-Length: 67108865\r\n\r\nx");
    assertTrouble(LONG, ProviderProblem.UNEXPECTED_ANSWER);
    assertThat(goneWithin(SOON)).isTrue();
  }

  @Test
  void an_answer_that_turns_out_too_large_breaks_off() {
    provider = Provider.that((head, in, out) -> endless(out));
    assertBodyTrouble(
        upstream(UpstreamLimits.DEFAULT.with(LONG, LONG, 100_000)),
        ProviderProblem.UNEXPECTED_ANSWER);
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n',BROKEN_OFF",
    "'',BROKEN_OFF",
  })
  void nonsense_is_no_answer(String answer, ProviderProblem problem) {
    provider =
        Provider.that((head, in, out) -> {
          out.write(answer.getBytes(StandardCharsets.US_ASCII));
          throw new IOException("gone");
        });
    assertThatThrownBy(this::get)
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(
                        ProviderUnavailable.class,
                        it ->
                            assertThat(it.reason())
                                .isIn(problem, ProviderProblem.UNEXPECTED_ANSWER)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1",
        "http://localhost",
        "https://10.0.0.1",
        "https://192.168.1.1",
        "https://172.16.0.1",
        "https://169.254.169.254",
        "https://[::1]",
        "https://[::ffff:127.0.0.1]",
        "https://[fe80::1]",
        "https://[fd00::1]",
        "https://100.64.0.1",
        "https://0.0.0.0",
        "https://224.0.0.1",
        "https://2130706433",
        "https://0x7f000001",
        "https://017700000001"
      })
  void connects_to_no_address_that_is_not_public(String host) {
    provider = Provider.saying(OK);
    HttpUpstream careful =
        new HttpUpstream(
            HostResolver.SYSTEM, AddressPolicy.PUBLIC_ONLY, limits(LONG), Clock.systemUTC());
    upstream = careful;
    URI base = URI.create(host + ":" + provider.port() + "/v0");

    assertThatThrownBy(
            () -> careful.send(ID, sent(ProxyMethod.GET, base, null), Secret.of(TOKEN)).block(LONG))
        .isInstanceOfSatisfying(Failed.class, failed -> assertUnreachable(failed));
    assertThat(provider.sockets).isEmpty();
  }

  @Test
  void a_name_that_changes_its_mind_is_asked_once() throws IOException {
    provider = Provider.saying(OK);
    AtomicLong asked = new AtomicLong();
    InetAddress here = InetAddress.getByAddress("api.example", new byte[] {127, 0, 0, 1});
    HostResolver rebinding =
        host -> {
          if (asked.incrementAndGet() > 1) {
            throw new java.net.UnknownHostException(host);
          }
          return new InetAddress[] {here};
        };
    HttpUpstream pinned =
        new HttpUpstream(rebinding, exempting(provider.port()), limits(LONG), Clock.systemUTC());
    upstream = pinned;
    URI base = URI.create("http://api.example:" + provider.port() + "/v0");

    Answered answered =
        pinned.send(ID, sent(ProxyMethod.GET, base, null), Secret.of(TOKEN)).block(LONG);

    assertThat(text(Objects.requireNonNull(answered))).isEqualTo("ok");
    assertThat(asked).hasValue(1);
  }

  @Test
  void plain_http_is_only_for_where_the_operator_says_so() {
    HostResolver outside = host -> new InetAddress[] {InetAddress.ofLiteral("93.184.215.14")};
    HttpUpstream careful =
        new HttpUpstream(outside, AddressPolicy.PUBLIC_ONLY, limits(LONG), Clock.systemUTC());
    upstream = careful;
    URI base = URI.create("http://api.example/v0");
    assertThatThrownBy(
            () -> careful.send(ID, sent(ProxyMethod.GET, base, null), Secret.of(TOKEN)).block(LONG))
        .isInstanceOfSatisfying(Failed.class, failed -> assertUnreachable(failed));
  }

  private static final ProviderId ID = new ProviderId("acme");

  private static void assertUnreachable(Failed failed) {
    assertThat(failed.failure())
        .isEqualTo(new ProviderUnavailable(ID, ProviderProblem.UNREACHABLE, null));
  }

  private void assertTrouble(Duration idle, ProviderProblem problem) {
    assertThatThrownBy(() -> upstream(idle).send(ID, sent("/x"), Secret.of(TOKEN)).block(LONG))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.failure()).isEqualTo(new ProviderUnavailable(ID, problem, null)));
  }

  private void assertBodyTrouble(HttpUpstream through, ProviderProblem problem) {
    Answered answered =
        Objects.requireNonNull(through.send(ID, sent("/x"), Secret.of(TOKEN)).block(LONG));
    assertThatThrownBy(() -> answered.answer().content().bytes().blockLast(LONG))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.failure()).isEqualTo(new ProviderUnavailable(ID, problem, null)));
  }

  private Answered get() {
    return send(ProxyMethod.GET, "/x", null, List.of(), null);
  }

  private Answered send(
      ProxyMethod method,
      String path,
      @Nullable String query,
      List<Header> headers,
      @Nullable Content content) {
    CallTarget target = new CallTarget(base(), CallPath.of(path).orElseThrow(), query);
    return Objects.requireNonNull(
        upstream(LONG)
            .send(ID, new Sent(method, target, headers, content), Secret.of(TOKEN))
            .block(LONG));
  }

  private Sent sent(String path) {
    CallTarget target = new CallTarget(base(), CallPath.of(path).orElseThrow(), null);
    return new Sent(ProxyMethod.GET, target, List.of(), null);
  }

  private Sent sent(ProxyMethod method, Content content) {
    return sent(method, base(), content);
  }

  private static Sent sent(ProxyMethod method, URI base, @Nullable Content content) {
    CallTarget target = new CallTarget(base, CallPath.of("/x").orElseThrow(), null);
    return new Sent(method, target, List.of(), content);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + Objects.requireNonNull(provider).port() + "/v0");
  }

  private HttpUpstream upstream(Duration idle) {
    return upstream(limits(idle));
  }

  private HttpUpstream upstream(UpstreamLimits limits) {
    if (upstream == null) {
      upstream =
          new HttpUpstream(
              HostResolver.SYSTEM,
              exempting(Objects.requireNonNull(provider).port()),
              limits,
              Clock.systemUTC());
    }
    return upstream;
  }

  /** A single connection. */
  private static UpstreamLimits narrow() {
    UpstreamLimits usual = limits(LONG);
    return new UpstreamLimits(
        usual.connect(), usual.idle(), usual.total(), usual.largestAnswer(), 1);
  }

  private static UpstreamLimits limits(Duration idle) {
    return UpstreamLimits.DEFAULT.with(idle, LONG, LARGEST);
  }

  private static AddressPolicy exempting(int port) {
    return new AddressPolicy(Set.of(new Endpoint("127.0.0.1", port)));
  }

  private Provider.Head head() throws InterruptedException {
    Provider.Head head =
        Objects.requireNonNull(provider).heads.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    if (head == null) {
      throw new AssertionError("nothing came");
    }
    kept = head;
    return head;
  }

  private Provider.@Nullable Head kept;

  private Provider.Head head(int number) {
    return Objects.requireNonNull(kept, "head " + number);
  }

  /** Whether the provider sees the end of its only connection. */
  private boolean goneWithin(Duration time) {
    try {
      java.net.Socket socket = Objects.requireNonNull(provider).sockets.getFirst();
      socket.setSoTimeout((int) time.toMillis());
      while (true) {
        if (socket.getInputStream().read(new byte[PIECE]) < 0) {
          return true;
        }
      }
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void endless(OutputStream out) throws IOException {
    out.write(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    byte[] piece = new byte[PIECE];
    while (true) {
      out.write("2000\r\n".getBytes(StandardCharsets.US_ASCII));
      out.write(piece);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean await(CountDownLatch latch, Duration time) {
    try {
      return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ByteBuffer filled(byte value) {
    byte[] piece = new byte[PIECE];
    Arrays.fill(piece, value);
    return ByteBuffer.wrap(piece);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Content content(String text) {
    return new Content((long) text.length(), Flux.defer(() -> Flux.just(bytes(text))));
  }

  private static String text(Answered answered) {
    return new String(joined(answered), StandardCharsets.UTF_8);
  }

  private static List<Integer> raw(Answered answered) {
    byte[] bytes = joined(answered);
    return java.util.stream.IntStream.range(0, bytes.length)
        .mapToObj(i -> bytes[i] & 0xff)
        .toList();
  }

  private static byte[] joined(Answered answered) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    answered
        .answer()
        .content()
        .bytes()
        .doOnNext(piece -> all.writeBytes(taken(piece)))
        .blockLast(LONG);
    return all.toByteArray();
  }

  private static byte[] taken(ByteBuffer piece) {
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    return bytes;
  }
}
