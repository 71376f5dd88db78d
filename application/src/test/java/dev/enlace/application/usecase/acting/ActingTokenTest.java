package dev.enlace.application.usecase.acting;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.audit.HandOutLines.Line;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class ActingTokenTest {
  private static final Principal ALICE = Principals.user("alice", Role.MEMBER);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
  private final List<Secret> sent = new ArrayList<>();

  @Test
  void lends_the_token_to_one_who_may_use_the_connection_and_need_not_be_able_to_read_it() {
    URI base = answer(with(ALICE, access -> Mono.just(access.apiBase())));

    assertThat(base).isEqualTo(URI.create("https://api.airtable.example/v0"));
    assertThat(sent).containsExactly(Secret.of("canary-access-token"));
  }

  @Test
  void lends_nothing_to_strangers_and_readers() {
    assertThat(failure(with(Principals.user("eve", Role.MEMBER), Mono::just)))
        .isEqualTo(new ConnectionNotFound(grant.id()));
    assertThat(failure(with(Principals.user("alice", Role.READER), Mono::just)))
        .isEqualTo(new Forbidden("right_use"));
    assertThat(sent).isEmpty();
  }

  @Test
  void lends_nothing_of_what_was_connected_by_a_form() {
    Connection mail = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));

    assertThat(failure(enlace.connections.acting.with(ALICE, mail.id(), Act.PROXY, Mono::just)))
        .isInstanceOf(OAuthNotSupported.class);
  }

  @Test
  void lends_nothing_that_could_write_to_others_where_recipients_are_restricted() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    Made.set(enlace, ALICE, gmail, Made.allow("@example.com"));

    for (Act act : Act.values()) {
      if (act != Act.MESSAGE) {
        assertThat(failure(enlace.connections.acting.with(ALICE, gmail.id(), act, Mono::just)))
            .isEqualTo(new Forbidden("recipients_restricted"));
      }
    }
  }

  @Test
  void renews_a_token_that_is_refused_and_calls_once_more() {
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    enlace.ports.tokens.answerRefresh(
        token -> Mono.just(MemoryPorts.tokens("canary-next", "canary-next-refresh")));

    String done = answer(with(ALICE, access -> refusing("canary-access-token", access)));

    assertThat(done).isEqualTo("done");
    assertThat(sent).containsExactly(Secret.of("canary-access-token"), Secret.of("canary-next"));
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lends_no_new_token_to_one_with_whom_it_is_shared_no_more(boolean expired) {
    Connection shared = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE, Visibility.RESTRICTED);
    Principal bob = Principals.user("bob", Role.MEMBER);
    share(shared, "bob");
    enlace.ports.clock.advance(expired ? Duration.ofHours(2) : Duration.ofMinutes(10));
    enlace.ports.tokens.answerRefresh(token ->
        Mono.fromSupplier(() -> {
          share(shared);
          return MemoryPorts.tokens("canary-next", "canary-next-refresh");
        }));

    assertThat(failure(with(bob, shared, access -> refusing("canary-access-token", access))))
        .isEqualTo(new ConnectionNotFound(shared.id()));
    assertThat(sent).hasSize(expired ? 0 : 1);
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
  }

  @Test
  void reads_the_connection_once_where_its_token_works() {
    AtomicInteger again = new AtomicInteger();
    enlace.ports.connections.onceFound(
        () -> enlace.ports.connections.onceFound(again::incrementAndGet));

    answer(with(ALICE, access -> Mono.just("done")));

    assertThat(again).hasValue(0);
  }

  @Test
  void says_that_the_provider_refuses_where_it_refuses_the_new_token_too() {
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    enlace.ports.tokens.answerRefresh(
        token -> Mono.just(MemoryPorts.tokens("canary-next", "canary-next-refresh")));

    Failure refused = failure(with(ALICE, access -> Mono.error(new TokenRefused())));

    assertThat(refused)
        .isInstanceOfSatisfying(
            ProviderUnavailable.class,
            trouble -> assertThat(trouble.reason()).isEqualTo(ProviderProblem.GRANT_REFUSED));
    assertThat(sent).hasSize(2);
  }

  @Test
  void notes_what_was_done_and_counts_it_apart_from_hand_outs() {
    answer(with(ALICE, access -> Mono.just("done")));
    answer(with(ALICE, access -> Mono.just("done")));
    answer(enlace.connections.handOut.handOut(Principals.user("alice"), grant.id(), null));
    answer(enlace.connections.handOutLog.flushAll());

    assertThat(enlace.ports.handOutLines.lines())
        .extracting(Line::action, Line::count)
        .containsExactlyInAnyOrder(
            tuple("airtable.called", 0L),
            tuple("airtable.called", 1L),
            tuple("token.handed_out", 0L));
  }

  @Test
  void prints_no_token() {
    String printed = answer(with(ALICE, access -> Mono.just(access.toString())));

    assertThat(printed).doesNotContain("canary");
  }

  private void share(Connection connection, String... users) {
    answer(
        enlace.connections.replaceShares.replace(
            ALICE, connection.id(), new Shares(List.of(users), List.of())));
  }

  private <T> Mono<T> with(Principal principal, Function<Access, Mono<T>> call) {
    return with(principal, grant, call);
  }

  private <T> Mono<T> with(
      Principal principal, Connection connection, Function<Access, Mono<T>> call) {
    return enlace.connections.acting.with(
        principal,
        connection.id(),
        Act.AIRTABLE,
        access -> {
          sent.add(access.accessToken());
          return call.apply(access);
        });
  }

  private static Mono<String> refusing(String token, Access access) {
    return access.accessToken().equals(Secret.of(token))
        ? Mono.error(new TokenRefused())
        : Mono.just("done");
  }
}
