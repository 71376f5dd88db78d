package dev.enlace.application.usecase.proxy;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.MethodNotAllowed;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.MemoryUpstream;
import dev.enlace.application.memory.MemoryUpstream.Received;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.in.proxy.PassOnCall;
import dev.enlace.application.port.in.proxy.PassOnCall.Call;
import dev.enlace.application.port.in.proxy.PassOnCall.Passed;
import dev.enlace.application.port.out.audit.HandOutLines.Line;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.proxy.Header;
import dev.enlace.domain.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PassOnCallTest {
  private static final Principal ALICE = Principals.user("alice", Role.MEMBER);
  private static final ProviderId AIRTABLE = new ProviderId("airtable");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final MemoryUpstream upstream = new MemoryUpstream();
  private final CountingBudget budget = new CountingBudget();
  private final PassOnCall proxy =
      new PassOnCallHandler(enlace.connections.acting, budget, upstream);
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
  void notes_each_call_as_one_of_the_proxys() {
    answer(pass(get("/x")));
    answer(enlace.connections.handOutLog.flushAll());

    assertThat(enlace.ports.handOutLines.lines())
        .extracting(Line::action)
        .containsExactly("proxy.called");
  }

  @Test
  void gives_its_turn_back_whatever_happens() {
    upstream.answers(it -> Mono.error(new IllegalStateException("broken")));
    assertThat(pass(get("/x")).onErrorComplete().blockOptional()).isEmpty();
    assertThat(budget.given).isEqualTo(1);
    assertThat(budget.open).isZero();
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
    private int given;
    private int open;

    @Override
    public Mono<Turn> turn(ConnectionId asker, List<Meter> meters) {
      return Mono.fromSupplier(() -> {
        given++;
        open++;
        return new Turn() {
          private boolean over;

          @Override
          public void done(@Nullable Duration penalty) {
            if (!over) {
              over = true;
              open--;
            }
          }
        };
      });
    }
  }
}
