package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Which other connections a grant is kept for, at a provider that ends whole accounts. */
class OthersOnAccountTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Account ADA = new Account("usr-ada", "ada@example.com");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void keeps_a_grant_while_another_may_be_of_the_same_account() {
    enlace.ports.probe.answer(token -> outage());
    Made.byOAuth(enlace, ALICE, SampleEntries.SHEETS);
    enlace.ports.probe.answer(token -> Mono.just(ADA));
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);

    assertThat(upstream(gmail)).isEqualTo(UpstreamRevocation.KEPT_SHARED);
    assertThat(enlace.ports.revocation.ended()).isEmpty();
  }

  @Test
  void minds_no_unnamed_account_of_another_provider() {
    enlace.ports.probe.answer(token -> outage());
    Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.probe.answer(token -> Mono.just(ADA));
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);

    assertThat(upstream(gmail)).isEqualTo(UpstreamRevocation.REVOKED);
  }

  @Test
  void asks_again_later_whose_account_it_is_and_renews_nothing_for_that() {
    enlace.ports.probe.answer(token -> outage());
    Connection sheets = Made.byOAuth(enlace, ALICE, SampleEntries.SHEETS);
    enlace.ports.probe.answer(token -> Mono.just(ADA));

    for (int look = 0; look < 4; look++) {
      enlace.ports.clock.advance(Duration.ofMinutes(10));
      answer(enlace.connections.upkeep.run());
    }

    assertThat(Made.read(enlace, ALICE, sheets.id()).account()).isEqualTo(ADA);
    answer(enlace.connections.uses.flush());
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    answer(enlace.connections.upkeep.run());
    assertThat(enlace.ports.tokens.refreshed()).isEmpty();
  }

  @Test
  void keeps_no_grant_for_a_connection_that_is_dead() {
    Connection sheets = Made.byOAuth(enlace, ALICE, SampleEntries.SHEETS);
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    enlace.ports.tables.stand(
        sheets, new ConnectionState.NeedsReauth(enlace.ports.clock.instant(), "invalid_grant"));

    assertThat(upstream(gmail)).isEqualTo(UpstreamRevocation.REVOKED);
  }

  private UpstreamRevocation upstream(Connection connection) {
    return answer(enlace.connections.disconnect.disconnect(ALICE, connection.id())).upstream();
  }

  private static Mono<Account> outage() {
    return Failed.with(
        new ProviderUnavailable(new ProviderId("google"), ProviderProblem.SERVER_ERROR, null));
  }
}
