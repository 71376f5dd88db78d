package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static dev.enlace.application.usecase.oauth.Walks.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.workspace.OAuthConfirmation;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A connection whose confirmation was lost. */
class PendingReconnectTest {
  private static final Account EVE = new Account("usr-eve", "eve@example.com");
  private static final Account ADA = new Account("usr-ada", "ada@example.com");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @BeforeEach
  void eve_signs_in_and_nobody_confirms() {
    Walks.configure(enlace, OAuthConfirmation.REQUIRED);
    enlace.ports.probe.answer(token -> Mono.just(EVE));
    assertThat(Walks.again(enlace, grant, true)).isInstanceOf(Outcome.Connected.class);
  }

  @Test
  void says_what_to_do() {
    ConnectionState state = Made.read(enlace, ALICE, grant.id()).state();

    assertThat(state).isInstanceOf(ConnectionState.Pending.class);
    assertThat(state.nextAction()).isEqualTo(NextAction.RECONNECT);
  }

  @Test
  void works_again_once_somebody_has_signed_in_and_is_confirmed() {
    enlace.ports.probe.answer(token -> Mono.just(ADA));

    Outcome.Connected outcome = (Outcome.Connected) Walks.again(enlace, grant, false);

    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Pending.class);
    answer(
        enlace.connections.confirm.confirm(
            ALICE, grant.id(), Objects.requireNonNull(outcome.confirmation()).reveal()));
    Connection now = Made.read(enlace, ALICE, grant.id());
    assertThat(now.state()).isInstanceOf(ConnectionState.Active.class);
    assertThat(now.account()).isEqualTo(ADA);
  }

  @Test
  void takes_nobody_for_known_whom_nobody_has_confirmed() {
    Outcome.Connected outcome = (Outcome.Connected) Walks.again(enlace, grant, false);

    assertThat(outcome.confirmation()).isNotNull();
    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Pending.class);
  }

  @Test
  void takes_no_confirmation_of_the_walk_before() {
    Outcome.Connected first = (Outcome.Connected) Walks.again(enlace, grant, false);
    Walks.again(enlace, grant, false);

    assertThat(
            failure(
                enlace.connections.confirm.confirm(
                    ALICE, grant.id(), Objects.requireNonNull(first.confirmation()).reveal())))
        .isEqualTo(new InvalidState(StateProblem.UNKNOWN));
  }

  @Test
  void is_its_owners_to_mend() {
    assertThat(
            failure(
                enlace.oauth.reconnect.reconnect(
                    new ReconnectConnection.Command(
                        BOB, grant.id(), null, Walks.SUCCESS_URL, false))))
        .isEqualTo(new ConnectionNotFound(grant.id()));
  }
}
