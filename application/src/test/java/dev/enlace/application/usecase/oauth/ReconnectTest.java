package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static dev.enlace.application.usecase.oauth.Walks.BOB;
import static dev.enlace.application.usecase.oauth.Walks.back;
import static dev.enlace.application.usecase.oauth.Walks.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.AccountMismatch;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.port.in.connection.ConfirmConnection;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import dev.enlace.domain.workspace.OAuthConfirmation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReconnectTest {
  private static final Account STRANGER = new Account("usr-stranger", "eve@example.com");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @BeforeEach
  void a_second_grant() {
    Walks.configure(enlace, null);
    enlace.ports.clock.advance(Duration.ofDays(1));
    enlace.ports.tokens.answer(code ->
        Mono.just(
            new TokenSet(
                Secret.of("canary-access-again"),
                Secret.of("canary-refresh-again"),
                "Bearer",
                enlace.ports.clock.instant().plus(MemoryPorts.TOKEN_LIFETIME),
                null,
                null)));
  }

  @Test
  void gives_a_dead_connection_a_new_grant_under_its_old_id() {
    enlace.ports.tables.stand(
        grant, new ConnectionState.NeedsReauth(enlace.ports.clock.instant(), "invalid_grant"));

    Outcome.Connected outcome = connected(reconnect(false));

    assertThat(outcome.connection()).isEqualTo(grant.id());
    Connection now = Made.read(enlace, ALICE, grant.id());
    assertThat(now.state()).isEqualTo(new ConnectionState.Active(enlace.ports.clock.instant()));
    assertThat(now.label()).isEqualTo(grant.label());
    assertThat(now.owner()).isEqualTo(grant.owner());
    assertThat(now.version()).isEqualTo(grant.version().next());
    assertThat(handedOut()).isEqualTo("canary-access-again");
    assertThat(enlace.ports.tables.changes().getLast().change().what())
        .isEqualTo(ConnectionChange.RECOVERED);
  }

  @Test
  void asks_for_the_scopes_of_before_unless_others_are_named() {
    assertThat(answer(reconnect(false)).authUrl().toString())
        .contains("scope=data.records%3Aread&");
    assertThat(
            failure(
                enlace.oauth.reconnect.reconnect(command(ALICE, List.of("not:offered"), false))))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("VALIDATION_FAILED"));
  }

  @Test
  void refuses_another_account_and_ends_its_grant() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    enlace.ports.probe.answer(token -> Mono.just(STRANGER));

    Outcome.NotConnected outcome =
        (Outcome.NotConnected)
            answer(
                enlace.oauth.complete.complete(
                    google(answer(enlace.oauth.reconnect.reconnect(command(gmail, false))))));

    assertThat(outcome.failure()).isEqualTo(new AccountMismatch(gmail.id()));
    assertThat(Made.read(enlace, ALICE, gmail.id())).isEqualTo(gmail);
    assertThat(enlace.ports.revocation.ended())
        .extracting(ended -> ended.accessToken().reveal())
        .containsExactly("canary-access-again");
  }

  @Test
  void takes_another_account_where_that_is_allowed() {
    enlace.ports.probe.answer(token -> Mono.just(STRANGER));

    connected(reconnect(true));

    Connection now = Made.read(enlace, ALICE, grant.id());
    assertThat(now.account()).isEqualTo(STRANGER);
    assertThat(now.state()).isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void takes_another_account_only_once_it_is_confirmed_where_that_is_required() {
    Walks.configure(enlace, OAuthConfirmation.REQUIRED);
    enlace.ports.probe.answer(token -> Mono.just(STRANGER));

    Outcome.Connected outcome = confirmedWalk(true);

    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Pending.class);
    ConfirmConnection confirm = enlace.connections.confirm;
    answer(
        confirm.confirm(
            ALICE, grant.id(), Objects.requireNonNull(outcome.confirmation()).reveal()));
    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void asks_for_no_confirmation_of_the_account_that_is_there_already() {
    Walks.configure(enlace, OAuthConfirmation.REQUIRED);

    assertThat(confirmedWalk(false).confirmation()).isNull();
    assertThat(handedOut()).isEqualTo("canary-access-again");
  }

  @Test
  void is_not_for_credentials_nor_for_strangers() {
    Connection smtp = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));

    assertThat(failure(enlace.oauth.reconnect.reconnect(command(smtp, false))))
        .isEqualTo(new OAuthNotSupported(smtp.slug()));
    assertThat(failure(enlace.oauth.reconnect.reconnect(command(BOB, null, false))))
        .isEqualTo(new ConnectionNotFound(grant.id()));
  }

  @Test
  void keeps_nothing_where_the_connection_has_gone_meanwhile() {
    Started started = answer(reconnect(false));
    answer(enlace.connections.disconnect.disconnect(ALICE, grant.id()));

    Outcome.NotConnected outcome =
        (Outcome.NotConnected) answer(back(enlace, callback(started.state())));

    assertThat(outcome.failure()).isEqualTo(new ConnectionNotFound(grant.id()));
  }

  private Outcome.Connected confirmedWalk(boolean allowAccountChange) {
    Started started = answer(reconnect(allowAccountChange));
    Secret browser = answer(enlace.oauth.approve.approve(Walks.ticket(started))).browser();
    return (Outcome.Connected) answer(back(enlace, callback(started.state(), browser.reveal())));
  }

  private Mono<Started> reconnect(boolean allowAccountChange) {
    return enlace.oauth.reconnect.reconnect(command(ALICE, null, allowAccountChange));
  }

  private ReconnectConnection.Command command(Connection connection, boolean allowAccountChange) {
    return new ReconnectConnection.Command(
        ALICE, connection.id(), null, Walks.SUCCESS_URL, allowAccountChange);
  }

  private ReconnectConnection.Command command(
      Principal principal, @Nullable List<String> scopes, boolean allowAccountChange) {
    return new ReconnectConnection.Command(
        principal, grant.id(), scopes, Walks.SUCCESS_URL, allowAccountChange);
  }

  private Outcome.Connected connected(Mono<Started> started) {
    return (Outcome.Connected) answer(back(enlace, callback(answer(started).state())));
  }

  private String handedOut() {
    return answer(enlace.connections.handOut.handOut(ALICE, grant.id(), null))
        .accessToken()
        .reveal();
  }

  private static CompleteOAuth.Command google(Started started) {
    return Walks.fromProvider(null, started.state(), SampleProviders.GOOGLE_ISSUER);
  }
}
