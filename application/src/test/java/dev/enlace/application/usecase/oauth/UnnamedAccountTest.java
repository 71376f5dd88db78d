package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.AccountMismatch;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Somebody signs in again while the provider does not say who. */
class UnnamedAccountTest {
  private static final ProviderUnavailable OUTAGE =
      new ProviderUnavailable(new ProviderId("google"), ProviderProblem.SERVER_ERROR, null);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);

  @BeforeEach
  void outage() {
    Walks.configure(enlace, null);
    enlace.ports.clock.advance(Duration.ofMinutes(1));
    enlace.ports.probe.answer(token -> Failed.with(OUTAGE));
  }

  @Test
  void keeps_no_account_and_calls_nothing_verified_where_anybody_may_sign_in() {
    assertThat(Walks.again(enlace, grant, true)).isInstanceOf(Outcome.Connected.class);

    Connection now = Made.read(enlace, ALICE, grant.id());
    assertThat(now.account()).isNull();
    assertThat(now.verifiedAt()).isNull();
  }

  @Test
  void blames_the_provider_and_not_the_person_where_only_one_may_sign_in() {
    Outcome.NotConnected outcome = (Outcome.NotConnected) Walks.again(enlace, grant, false);

    assertThat(outcome.failure()).isEqualTo(OUTAGE);
    assertThat(Made.read(enlace, ALICE, grant.id())).isEqualTo(grant);
  }

  @Test
  void says_that_it_cannot_compare_where_the_provider_has_no_way_to_tell() {
    enlace.ports.probe.answer(token -> Mono.empty());

    Outcome.NotConnected outcome = (Outcome.NotConnected) Walks.again(enlace, grant, false);

    assertThat(outcome.failure())
        .isEqualTo(
            new ProviderUnavailable(
                new ProviderId("google"), ProviderProblem.UNEXPECTED_ANSWER, null));
  }

  @Test
  void still_refuses_whom_it_knows_to_be_somebody_else() {
    enlace.ports.probe.answer(token -> Mono.just(new Account("usr-eve", "eve@example.com")));

    assertThat(((Outcome.NotConnected) Walks.again(enlace, grant, false)).failure())
        .isEqualTo(new AccountMismatch(grant.id()));
  }

  @Test
  void ends_the_wrong_accounts_grant_at_nobodys_cost() {
    Walks.again(enlace, grant, true);

    // whose grant it is nobody knows: the account that was there before is no answer
    assertThat(answer(enlace.connections.disconnect.disconnect(ALICE, grant.id())).upstream())
        .isEqualTo(UpstreamRevocation.KEPT_SHARED);
  }
}
