package dev.enlace.application.usecase.proxy;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.MethodNotAllowed;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.MemoryUpstream;
import dev.enlace.application.memory.MemoryUpstream.Received;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.in.proxy.PassOnCall;
import dev.enlace.application.port.in.proxy.PassOnCall.Call;
import dev.enlace.application.port.in.proxy.PassOnCall.Passed;
import dev.enlace.application.port.out.audit.HandOutLines.Line;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.proxy.Header;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class PassOnCallTest {
  private static final Principal ALICE = Principals.user("alice", Role.MEMBER);
  private static final ProviderId AIRTABLE = new ProviderId("airtable");
  private static final Duration HOUR = Duration.ofHours(1);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final MemoryUpstream upstream = new MemoryUpstream();
  private final CountingBudget budget = new CountingBudget();
  private final PassOnCall proxy =
      new PassOnCallHandler(
          enlace.connections.acting, budget, upstream, enlace.connections.handOutLog);
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @Test
  void passes_on_what_came_with_the_token_and_without_the_callers_credentials() {
    List<Header> headers =
        List.of(
            new Header("Authorization", "Bearer enl_key"),
            new Header("Enlace-User", "alice"),
            new Header("X-Mine", "1"));

    Passed passed = answer(pass(new Call("POST", "/app/T%2F/", "", headers, body("hello", true))));

    assertThat(passed.provider()).isEqualTo(AIRTABLE);
    assertThat(passed.answer().status()).isEqualTo(200);
    Received received = upstream.received().getFirst();
    assertThat(received.token()).isEqualTo(Secret.of("canary-access-token"));
    assertThat(received.call().method()).isEqualTo(ProxyMethod.POST);
    assertThat(received.call().target().authority()).isEqualTo("api.airtable.example");
    assertThat(received.call().target().requestTarget()).isEqualTo("/v0/app/T%2F/?");
    assertThat(received.call().headers()).containsExactly(new Header("X-Mine", "1"));
    assertThat(received.body()).isEqualTo("hello");
  }

  @Test
  void tells_only_what_is_harmless_of_the_answer() {
    upstream.answers(it ->
        Mono.just(
            upstream.answered(
                418, new Header("Set-Cookie", "a=b"), new Header("Content-Type", "text/html"))));

    PassedAnswer answer = answer(pass(get("/x"))).answer();

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.headers()).containsExactly(new Header("Content-Type", "text/html"));
  }

  @Test
  void is_for_whoever_may_use_the_connection() {
    assertThat(failure(pass(Principals.user("eve", Role.MEMBER), get("/x"))))
        .isEqualTo(new ConnectionNotFound(grant.id()));
    assertThat(failure(pass(Principals.user("alice", Role.READER), get("/x"))))
        .isEqualTo(new Forbidden("right_use"));
    Connection mail = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));
    assertThat(failure(proxy.passOn(ALICE, mail.id(), get("/x"))))
        .isInstanceOf(OAuthNotSupported.class);
    assertThat(upstream.received()).isEmpty();
  }

  @Test
  void is_for_what_the_provider_offers() {
    Connection other = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);

    assertThat(failure(proxy.passOn(ALICE, other.id(), get("/x"))))
        .isEqualTo(new OperationNotSupported(SampleEntries.GMAIL.slug(), "proxy"));
    assertThat(failure(pass(new Call("DELETE", "/x", null, List.of(), null))))
        .isEqualTo(new MethodNotAllowed(Set.of(ProxyMethod.GET, ProxyMethod.POST)));
    assertThat(failure(pass(new Call("TRACE", "/x", null, List.of(), null))))
        .isInstanceOf(MethodNotAllowed.class);
    assertThat(upstream.received()).isEmpty();
  }

  @Test
  void is_for_nobody_any_more_where_recipients_were_restricted_while_it_waited_for_a_token() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    enlace.ports.providers.put(
        SampleEntries.GMAIL.slug(), SampleProviders.limited(AIRTABLE.value()));
    enlace.ports.clock.advance(Duration.ofHours(2));
    enlace.ports.tokens.answerRefresh(token ->
        Mono.fromSupplier(() -> {
          Made.set(enlace, ALICE, gmail, Made.allow("@example.com"));
          return MemoryPorts.tokens("canary-next", "canary-next-refresh");
        }));

    assertThat(failure(proxy.passOn(ALICE, gmail.id(), get("/x"))))
        .isEqualTo(new Forbidden("recipients_restricted"));
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
    assertThat(upstream.received()).isEmpty();
  }

  @Test
  void is_for_nobody_where_recipients_are_restricted() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    Made.set(enlace, ALICE, gmail, Made.allow("@example.com"));

    assertThat(failure(proxy.passOn(ALICE, gmail.id(), get("/x"))))
        .isEqualTo(new Forbidden("recipients_restricted"));
    assertThat(upstream.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "/../x", "/%2e%2e/x", "x"})
  void goes_nowhere_else(String path) {
    assertThat(failure(pass(get(path)))).isInstanceOf(ValidationFailed.class);
    assertThat(upstream.received()).isEmpty();
  }

  @Test
  void renews_a_token_that_is_refused_and_sends_a_small_body_again() {
    renewable();
    refuse("canary-access-token");

    Passed passed = answer(pass(new Call("POST", "/x", null, List.of(), body("small", true))));

    assertThat(passed.answer().status()).isEqualTo(200);
    assertThat(upstream.received())
        .extracting(Received::token)
        .containsExactly(Secret.of("canary-access-token"), Secret.of("canary-next"));
    assertThat(upstream.received()).extracting(Received::body).containsExactly("small", "small");
    assertThat(upstream.discarded).hasValue(1);
    assertThat(budget.given).isEqualTo(2);
    assertThat(budget.open).isZero();
  }

  @Test
  void renews_it_and_says_so_where_the_body_cannot_be_sent_again() {
    renewable();
    refuse("canary-access-token");

    Failure failure =
        failure(pass(new Call("POST", "/x", null, List.of(), body("of any length", false))));

    assertThat(failure)
        .isEqualTo(new ProviderUnavailable(AIRTABLE, ProviderProblem.TOKEN_RENEWED, Duration.ZERO));
    assertThat(upstream.received()).hasSize(1);
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
    assertThat(answer(pass(get("/x"))).answer().status()).isEqualTo(200);
  }

  @Test
  void keeps_no_large_body_to_send_it_again() {
    renewable();
    refuse("canary-access-token");
    Content large = new Content(RepeatableBody.MOST + 1, Flux.just(ByteBuffer.allocate(1)));

    assertThat(failure(pass(new Call("POST", "/x", null, List.of(), large))))
        .isInstanceOf(ProviderUnavailable.class);
  }

  @Test
  void passes_on_a_second_refusal_as_the_providers_own_word() {
    renewable();
    upstream.answers(
        it -> Mono.just(upstream.answered(401, new Header("WWW-Authenticate", "Bearer"))));

    PassedAnswer answer = answer(pass(get("/x"))).answer();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers()).isEmpty();
    assertThat(upstream.received()).hasSize(2);
  }

  @Test
  void a_refusal_is_the_callers_where_the_token_cannot_be_renewed() {
    TokenSet only =
        new TokenSet(
            Secret.of("canary-only"),
            null,
            "Bearer",
            enlace.ports.clock.instant().plus(HOUR),
            null,
            null);
    enlace.ports.tokens.answer(_ -> Mono.just(only));
    Connection lasting = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    refuse("canary-only");

    Passed passed = answer(proxy.passOn(ALICE, lasting.id(), get("/x")));

    assertThat(passed.answer().status()).isEqualTo(401);
    assertThat(upstream.received()).hasSize(1);
    assertThat(Made.read(enlace, ALICE, lasting.id()).state())
        .isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void a_refusal_is_the_callers_where_the_token_was_renewed_a_moment_ago() {
    renewable();
    upstream.answers(it -> Mono.just(upstream.answered(401)));
    answer(pass(get("/x"))).answer().close();
    assertThat(upstream.received()).hasSize(2);
    assertThat(upstream.discarded).hasValue(2);

    Passed passed =
        answer(pass(new Call("POST", "/x", null, List.of(), body("of any length", false))));

    assertThat(passed.answer().status()).isEqualTo(401);
    assertThat(upstream.received()).hasSize(3);
    assertThat(upstream.discarded).hasValue(2);
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void keeps_no_connection_of_a_refused_call_that_cannot_be_renewed_now() {
    renewable();
    enlace.ports.tokens.answerRefresh(token -> Mono.error(new IllegalStateException("broken")));
    refuse("canary-access-token");

    assertThat(pass(get("/x")).onErrorComplete().blockOptional()).isEmpty();
    assertThat(upstream.discarded).hasValue(1);
  }

  @Test
  void takes_no_turn_before_there_is_something_to_send() {
    for (Content slow :
        List.of(
            new Content(10L, Flux.never()),
            new Content(10L, Flux.just(bytes("12345")).concatWith(Flux.never())),
            new Content(null, Flux.never()),
            new Content(RepeatableBody.MOST + 1, Flux.never()))) {
      Disposable waiting = pass(new Call("POST", "/app1", null, List.of(), slow)).subscribe();
      assertThat(budget.given).isZero();
      waiting.dispose();
    }
    assertThat(answer(pass(get("/app1"))).answer().status()).isEqualTo(200);
    assertThat(budget.given).isEqualTo(1);
  }

  @Test
  void sends_a_large_body_from_its_first_piece_on() {
    Sinks.Many<ByteBuffer> pieces = Sinks.many().unicast().onBackpressureBuffer();
    Mono<Passed> passed =
        pass(new Call("POST", "/app1", null, List.of(), new Content(null, pieces.asFlux())))
            .cache();
    passed.subscribe();
    assertThat(budget.given).isZero();
    pieces.tryEmitNext(bytes("one ")).orThrow();
    assertThat(budget.given).isEqualTo(1);
    pieces.tryEmitNext(bytes("two")).orThrow();
    pieces.tryEmitComplete().orThrow();

    assertThat(answer(passed).answer().status()).isEqualTo(200);
    assertThat(upstream.received().getFirst().body()).isEqualTo("one two");
    assertThat(budget.open).isZero();
  }

  @Test
  void takes_no_turn_for_a_body_that_fails_before_it_begins() {
    Content broken = new Content(null, Flux.error(new IllegalStateException("gone")));

    assertThatThrownBy(() -> pass(new Call("POST", "/app1", null, List.of(), broken)).block())
        .hasMessage("gone");
    assertThat(budget.given).isZero();
  }

  @Test
  void waits_for_no_answer_for_longer_than_a_turn_lasts() {
    limited();
    upstream.answers(it -> Mono.never());

    StepVerifier.withVirtualTime(() -> pass(get("/app1")))
        .thenAwait(Exchange.HEAD)
        .expectErrorSatisfies(late ->
            assertThat(((Failed) late).failure())
                .isEqualTo(new ProviderUnavailable(AIRTABLE, ProviderProblem.TIMED_OUT, null)))
        .verify(Duration.ofSeconds(5));
    assertThat(Exchange.HEAD).isLessThan(CallBudget.LEASE);
    assertThat(budget.open).isZero();
  }

  @Test
  void lets_one_connection_have_no_more_than_its_part_of_those_to_the_provider() {
    List<Passed> reading = new ArrayList<>();
    for (int i = 0; i < UnderWay.OF_CONNECTION; i++) {
      reading.add(answer(pass(get("/x"))));
    }

    assertThat(failure(pass(get("/x"))))
        .isInstanceOfSatisfying(
            RateLimited.class, full -> assertThat(full.retryAfter()).isPositive());
    assertThat(upstream.received()).hasSize(UnderWay.OF_CONNECTION);
    Connection other = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    answer(proxy.passOn(ALICE, other.id(), get("/x"))).answer().close();

    reading.getFirst().answer().close();
    reading.getFirst().answer().close();
    answer(pass(get("/x")));
    assertThat(failure(pass(get("/x")))).isInstanceOf(RateLimited.class);
  }

  @Test
  void gives_its_part_back_whatever_happens() {
    for (int i = 0; i < UnderWay.OF_CONNECTION; i++) {
      upstream.answers(it -> Mono.error(new IllegalStateException("broken")));
      assertThat(pass(get("/x")).onErrorComplete().blockOptional()).isEmpty();
      upstream.answers(it -> Mono.never());
      pass(get("/x")).subscribe().dispose();
      redirect(307, "https://evil.example/");
      assertThat(failure(pass(get("/x")))).isInstanceOf(ProviderUnavailable.class);
    }
    redirect(200, "/");
    assertThat(answer(pass(get("/x"))).answer().status()).isEqualTo(200);
  }

  @Test
  void closes_an_answer_whose_client_goes_away_as_its_turn_ends() {
    for (int i = 0; i < UnderWay.OF_CONNECTION; i++) {
      BaseSubscriber<Passed> client = new BaseSubscriber<>() {};
      budget.atSecondWord = client::cancel;
      pass(get("/x")).subscribe(client);

      assertThat(upstream.discarded).hasValue(i + 1);
    }
    budget.atSecondWord = () -> {};
    assertThat(answer(pass(get("/x"))).answer().status()).isEqualTo(200);
    assertThat(upstream.discarded).hasValue(UnderWay.OF_CONNECTION);
  }

  @Test
  void closes_a_refused_answer_whose_client_goes_away_while_the_token_is_renewed() {
    renewable();
    enlace.ports.tokens.answerRefresh(token -> Mono.never());
    refuse("canary-access-token");

    pass(get("/x")).subscribe().dispose();

    assertThat(upstream.discarded).hasValue(1);
  }

  @Test
  void asks_for_no_turn_where_there_is_no_room_for_the_call() {
    for (int i = 0; i < UnderWay.OF_CONNECTION; i++) {
      answer(pass(get("/x")));
    }
    int before = budget.given;

    assertThat(failure(pass(get("/app1")))).isInstanceOf(RateLimited.class);
    assertThat(budget.given).isEqualTo(before);
  }

  @Test
  void lets_a_workspace_hold_few_places_of_a_base_by_bodies_that_are_still_coming() {
    limited();
    Content slow = new Content(null, Flux.just(bytes("some")).concatWith(Flux.never()));
    List<Disposable> coming = new ArrayList<>();
    for (int i = 0; i < UnderWay.COMING; i++) {
      coming.add(pass(new Call("POST", "/app1", null, List.of(), slow)).subscribe());
    }
    int before = budget.given;

    Call another = new Call("POST", "/app1", null, List.of(), body("one more", false));
    assertThat(failure(pass(another)))
        .isInstanceOfSatisfying(
            RateLimited.class,
            full -> assertThat(full.limit().policy()).isEqualTo("proxy-bodies-of-workspace"));
    assertThat(budget.given).isEqualTo(before);
    for (int i = 0; i <= UnderWay.COMING; i++) {
      coming.add(pass(new Call("POST", "/x", null, List.of(), slow)).subscribe());
    }
    assertThat(budget.given).as("where only they are counted").isEqualTo(coming.size());
    answer(pass(new Call("POST", "/app1", null, List.of(), body("whole", true))));
    answer(pass(new Call("POST", "/app2", null, List.of(), body("elsewhere", false))));

    coming.getFirst().dispose();
    Call last = new Call("POST", "/app1", null, List.of(), body("at last", false));
    assertThat(answer(pass(last)).answer().status()).isEqualTo(200);
  }

  @Test
  void lets_one_workspace_have_no_more_than_its_part() {
    for (int i = 0; i < UnderWay.OF_WORKSPACE; i += UnderWay.OF_CONNECTION) {
      Connection next = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
      for (int j = 0; j < UnderWay.OF_CONNECTION; j++) {
        answer(proxy.passOn(ALICE, next.id(), get("/x")));
      }
    }
    assertThat(failure(pass(get("/x"))))
        .isInstanceOfSatisfying(
            RateLimited.class,
            full -> assertThat(full.limit().policy()).isEqualTo("proxy-calls-of-workspace"));
  }

  @Test
  void a_429_keeps_others_away_unless_it_is_about_somebodys_month() {
    limited();
    upstream.answers(it -> Mono.just(upstream.saying(429, "{\"error\":\"RATE_LIMIT\"}")));
    answer(pass(get("/app1")));
    assertThat(budget.penalties).containsExactly(Ending.tooOften(null));

    String month = "{\"errors\":[{\"error\":\"PUBLIC_API_BILLING_LIMIT_EXCEEDED\"}]}";
    upstream.answers(it -> Mono.just(upstream.saying(429, month)));
    PassedAnswer answer = answer(pass(get("/app1"))).answer();
    assertThat(budget.penalties).hasSize(1);
    assertThat(answer.status()).isEqualTo(429);
    ByteBuffer first = Objects.requireNonNull(answer.content().bytes().blockFirst());
    assertThat(StandardCharsets.UTF_8.decode(first).toString()).isEqualTo(month);

    upstream.answers(it -> Mono.just(upstream.saying(429, "x".repeat(2_000) + month)));
    answer(pass(get("/app1")));
    assertThat(budget.penalties).hasSize(2);
  }

  @Test
  void sends_of_a_body_what_came_whatever_its_length_was_said_to_be() {
    Content less = new Content(1_000L, Flux.just(bytes("few")));
    answer(pass(new Call("POST", "/x", null, List.of(), less)));

    Received received = upstream.received().getFirst();
    assertThat(received.body()).isEqualTo("few");
  }

  @Test
  void keeps_no_body_where_all_that_a_workspace_keeps_are_too_much() {
    List<Disposable> waiting = new ArrayList<>();
    Content endless = new Content(RepeatableBody.MOST, Flux.never());
    for (long kept = 0; kept < KeptBodies.SHARE; kept += RepeatableBody.MOST) {
      waiting.add(pass(new Call("POST", "/x", null, List.of(), endless)).subscribe());
    }
    renewable();
    refuse("canary-access-token");
    Call small = new Call("POST", "/x", null, List.of(), body("small", true));

    assertThat(failure(pass(small)))
        .isEqualTo(new ProviderUnavailable(AIRTABLE, ProviderProblem.TOKEN_RENEWED, Duration.ZERO));
    assertThat(upstream.received()).extracting(Received::body).containsExactly("small");

    waiting.forEach(Disposable::dispose);
    enlace.ports.clock.advance(Duration.ofMinutes(2));
    refuse("canary-next");
    enlace.ports.tokens.answerRefresh(
        token -> Mono.just(MemoryPorts.tokens("canary-third", "canary-third-refresh")));
    Call again = new Call("POST", "/x", null, List.of(), body("again", true));
    assertThat(answer(pass(again)).answer().status()).isEqualTo(200);
  }

  @Test
  void points_a_redirect_back_into_itself() {
    redirect(302, "https://api.airtable.example/v0/y?z=1");
    assertThat(answer(pass(get("/x"))).location()).isEqualTo("/y?z=1");
    redirect(201, "/v0/made/1");
    assertThat(answer(pass(get("/x"))).location()).isEqualTo("/made/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/v0/y",
        "//evil.example/v0/y",
        "http://api.airtable.example/v0/y",
        "https://api.airtable.example/other",
        "https://api.airtable.example/v0/../other"
      })
  void tells_nobody_of_a_redirect_that_leads_elsewhere(String location) {
    redirect(307, location);
    assertThat(failure(pass(get("/x"))))
        .isEqualTo(new ProviderUnavailable(AIRTABLE, ProviderProblem.UNEXPECTED_ANSWER, null));
    assertThat(upstream.discarded).hasValue(1);
    redirect(201, location);
    assertThat(answer(pass(get("/x"))).location()).isNull();
  }

  @Test
  void notes_each_kind_of_call_that_was_made_as_one_of_the_proxys() {
    answer(pass(get("/x"))).answer().close();
    answer(pass(get("/y"))).answer().close();
    answer(pass(new Call("POST", "/x", "canary=1", List.of(), null))).answer().close();
    upstream.answers(it -> Mono.just(upstream.answered(404)));
    answer(pass(get("/x"))).answer().close();
    answer(enlace.connections.handOutLog.flushAll());

    assertThat(enlace.ports.handOutLines.lines())
        .extracting(Line::action, Line::detail, Line::count)
        .containsExactlyInAnyOrder(
            tuple("proxy.called", called("GET", "2xx"), 0L),
            tuple("proxy.called", called("GET", "2xx"), 1L),
            tuple("proxy.called", called("POST", "2xx"), 0L),
            tuple("proxy.called", called("GET", "4xx"), 0L));
  }

  @Test
  void notes_no_call_that_was_not_made_and_each_that_may_have_been() {
    assertThat(failure(pass(new Call("DELETE", "/x", null, List.of(), null))))
        .isInstanceOf(MethodNotAllowed.class);
    assertThat(failure(pass(get("/../x")))).isInstanceOf(ValidationFailed.class);
    pass(new Call("POST", "/x", null, List.of(), new Content(1L, Flux.never())))
        .subscribe()
        .dispose();
    answer(enlace.connections.handOutLog.flushAll());
    assertThat(enlace.ports.handOutLines.lines()).isEmpty();

    upstream.answers(it -> Mono.never());
    pass(get("/x")).subscribe().dispose();
    answer(enlace.connections.handOutLog.flushAll());
    assertThat(enlace.ports.handOutLines.lines())
        .extracting(Line::detail)
        .containsExactly(called("GET", "none"));
  }

  private static Map<String, String> called(String method, String status) {
    return Map.of("method", method, "host", "api.airtable.example", "status", status);
  }

  @Test
  void gives_its_turn_back_whatever_happens() {
    upstream.answers(it -> Mono.error(new IllegalStateException("broken")));
    assertThat(pass(get("/x")).onErrorComplete().blockOptional()).isEmpty();
    assertThat(budget.given).isEqualTo(1);
    assertThat(budget.open).isZero();
  }

  private void limited() {
    enlace.ports.providers.put(
        SampleEntries.AIRTABLE.slug(), SampleProviders.limited(AIRTABLE.value()));
  }

  private void renewable() {
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    enlace.ports.tokens.answerRefresh(
        token -> Mono.just(MemoryPorts.tokens("canary-next", "canary-next-refresh")));
  }

  private void refuse(String token) {
    upstream.answers(
        it -> Mono.just(upstream.answered(it.token().equals(Secret.of(token)) ? 401 : 200)));
  }

  private void redirect(int status, String location) {
    upstream.answers(it -> Mono.just(upstream.answered(status, new Header("Location", location))));
  }

  private Mono<Passed> pass(Call call) {
    return pass(ALICE, call);
  }

  private Mono<Passed> pass(Principal principal, Call call) {
    return proxy.passOn(principal, grant.id(), call);
  }

  private static Call get(String path) {
    return new Call("GET", path, null, List.of(), null);
  }

  /** Like one from the network: whoever reads it twice gets nothing the second time. */
  private static Content body(String text, boolean known) {
    List<ByteBuffer> once = new ArrayList<>(List.of(bytes(text)));
    return new Content(
        known ? (long) text.length() : null,
        Flux.defer(() -> {
          List<ByteBuffer> now = List.copyOf(once);
          once.clear();
          return Flux.fromIterable(now);
        }));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Turns at once, counted. */
  private static final class CountingBudget implements CallBudget {
    private final List<Ending> penalties = new ArrayList<>();
    private int given;
    private int open;
    private Runnable atSecondWord = () -> {};

    @Override
    public Mono<Turn> turn(Asker asker, List<Meter> meters) {
      return Mono.fromSupplier(() -> {
        given++;
        open++;
        return new Turn() {
          private boolean over;

          @Override
          public void done(Ending ending) {
            if (!over) {
              over = true;
              open--;
              if (ending.kind() == Ending.Kind.TOO_OFTEN) {
                penalties.add(ending);
              }
            } else {
              atSecondWord.run();
            }
          }
        };
      });
    }
  }
}
