package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.provider.ProviderId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What a connection is called once another account has signed in. */
class LabelOfAccountTest {
  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @BeforeEach
  void ana_signs_in() {
    Walks.configure(enlace, null);
    enlace.ports.probe.answer(token -> Mono.just(new Account("usr-ana", "ana@example.com")));
  }

  @Test
  void follows_the_account_where_nobody_chose_it() {
    assertThat(grant.label()).hasToString("ada@example.com");

    Walks.again(enlace, grant, true);

    assertThat(label()).isEqualTo("ana@example.com");
  }

  @Test
  void stays_where_somebody_chose_it() {
    answer(
        enlace.connections.update.update(
            new UpdateConnection.Command(
                ALICE, grant.id(), grant.version(), "Invoices", null, null, true)));

    Walks.again(enlace, grant, true);

    assertThat(label()).isEqualTo("Invoices");
  }

  @Test
  void names_nobody_where_the_account_is_not_known_any_more() {
    enlace.ports.probe.answer(token ->
        Failed.with(
            new ProviderUnavailable(
                new ProviderId("airtable"), ProviderProblem.SERVER_ERROR, null)));

    Walks.again(enlace, grant, true);

    assertThat(label()).isEqualTo("The airtable");
  }

  private String label() {
    return Made.read(enlace, ALICE, grant.id()).label().value();
  }
}
