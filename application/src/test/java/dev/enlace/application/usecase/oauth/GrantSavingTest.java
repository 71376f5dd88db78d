package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static dev.enlace.application.usecase.oauth.Walks.callback;
import static dev.enlace.application.usecase.oauth.Walks.connected;
import static dev.enlace.application.usecase.oauth.Walks.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantSavingTest {
  private final MemoryEnlace enlace = new MemoryEnlace();

  @BeforeEach
  void allowTheSuccessUrl() {
    Walks.configure(enlace, null);
  }

  @Test
  void keeps_what_was_granted_as_soon_as_the_store_is_back() {
    enlace.ports.connections.loseAnswers(3, false);

    Outcome.Connected outcome = walked();

    assertThat(Made.read(enlace, ALICE, outcome.connection()).state())
        .isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void makes_one_connection_where_the_store_has_kept_it_and_did_not_say_so() {
    enlace.ports.connections.loseAnswers(1, true);

    Outcome.Connected outcome = walked();

    assertThat(enlace.ports.tables.changes())
        .singleElement()
        .returns(outcome.connection(), noted -> noted.connection());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ends_no_grant_that_the_store_may_have_put_in_place_of_another(boolean kept) {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.connections.loseAnswers(1, kept);
    ReconnectConnection.Command command =
        new ReconnectConnection.Command(ALICE, grant.id(), null, Walks.SUCCESS_URL, false);

    Outcome.Connected outcome =
        connected(enlace, callback(answer(enlace.oauth.reconnect.reconnect(command)).state()));

    assertThat(outcome.connection()).isEqualTo(grant.id());
    assertThat(enlace.ports.revocation.ended()).isEmpty();
  }

  private Outcome.Connected walked() {
    return connected(enlace, callback(started(enlace, ALICE, SampleEntries.AIRTABLE).state()));
  }
}
