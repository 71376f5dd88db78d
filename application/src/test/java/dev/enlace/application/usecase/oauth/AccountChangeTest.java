package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.provider.ProviderId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What becomes of the old account's grant when another takes its place. */
class AccountChangeTest {
  private static final Account ANA = new Account("usr-ana", "ana@example.com");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);

  @BeforeEach
  void ana_signs_in() {
    Walks.configure(enlace, null);
    enlace.ports.tokens.answer(
        code -> Mono.just(MemoryPorts.tokens("canary-access-ana", "canary-refresh-ana")));
    enlace.ports.probe.answer(token -> Mono.just(ANA));
  }

  @Test
  void ends_the_grant_that_nobody_holds_any_more() {
    assertThat(Walks.again(enlace, gmail, true)).isInstanceOf(Outcome.Connected.class);

    assertThat(enlace.ports.revocation.ended())
        .extracting(ended -> ended.accessToken().reveal())
        .containsExactly("canary-access-token");
  }

  @Test
  void is_connected_though_the_old_grant_cannot_be_ended() {
    enlace.ports.revocation.answer(Mono.just(UpstreamRevocation.FAILED));

    assertThat(Walks.again(enlace, gmail, true)).isInstanceOf(Outcome.Connected.class);
    assertThat(Made.read(enlace, ALICE, gmail.id()).account()).isEqualTo(ANA);
  }

  @Test
  void leaves_the_grant_alone_while_another_connection_lives_on_it() {
    enlace.ports.probe.answer(token -> Mono.just(new Account("usr-ada", "ada@example.com")));
    Made.byOAuth(enlace, ALICE, SampleEntries.SHEETS);
    ana_signs_in();

    Walks.again(enlace, gmail, true);

    assertThat(enlace.ports.revocation.ended()).isEmpty();
  }

  @Test
  void leaves_the_grant_alone_where_the_new_one_may_be_of_the_same_account() {
    enlace.ports.probe.answer(token ->
        Failed.with(
            new ProviderUnavailable(new ProviderId("google"), ProviderProblem.SERVER_ERROR, null)));
    Walks.again(enlace, gmail, true);
    assertThat(enlace.ports.revocation.ended()).isEmpty();
  }

  @Test
  void leaves_the_grant_alone_where_the_same_person_comes_back() {
    enlace.ports.probe.answer(token -> Mono.just(new Account("usr-ada", "ada@example.com")));

    Walks.again(enlace, gmail, true);

    assertThat(enlace.ports.revocation.ended()).isEmpty();
    assertThat(
            answer(enlace.connections.handOut.handOut(ALICE, gmail.id(), null))
                .accessToken()
                .reveal())
        .isEqualTo("canary-access-ana");
  }
}
