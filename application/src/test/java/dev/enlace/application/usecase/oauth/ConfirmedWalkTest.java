package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static dev.enlace.application.usecase.oauth.Walks.BOB;
import static dev.enlace.application.usecase.oauth.Walks.back;
import static dev.enlace.application.usecase.oauth.Walks.callback;
import static dev.enlace.application.usecase.oauth.Walks.connected;
import static dev.enlace.application.usecase.oauth.Walks.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.Failure.PendingConfirmation;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.in.oauth.ApproveAuthorization.Approved;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.ShowAuthorization.Authorization;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.OAuthConfirmation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ConfirmedWalkTest {
  private final MemoryEnlace enlace = new MemoryEnlace(OAuthConfirmation.REQUIRED);

  @BeforeEach
  void allowTheSuccessUrl() {
    Walks.configure(enlace, null);
  }

  @Test
  void leads_over_a_page_of_ours_first() {
    Started started = start();

    assertThat(started.authUrl().toString())
        .startsWith("https://enlace.example/connections/oauth/authorize/")
        .doesNotContain(started.state());
  }

  @Test
  void needs_a_success_url_that_the_starter_hears_through() {
    assertThat(
            violations(
                enlace.oauth.start.start(Walks.command(ALICE, SampleEntries.AIRTABLE, null))))
        .containsExactly("successUrl required");
  }

  @Test
  void follows_the_workspace_where_it_says_otherwise_than_the_installation() {
    Walks.configure(enlace, OAuthConfirmation.OFF);
    assertThat(start().authUrl().getHost()).isEqualTo("airtable.example");

    MemoryEnlace lenient = new MemoryEnlace(OAuthConfirmation.OFF);
    Walks.configure(lenient, OAuthConfirmation.REQUIRED);
    assertThat(Walks.started(lenient, ALICE, SampleEntries.AIRTABLE).authUrl().getHost())
        .isEqualTo("enlace.example");
  }

  @Test
  void asks_first_where_a_start_says_so_and_lets_nobody_by_who_was_not_asked() {
    Walks.configure(enlace, OAuthConfirmation.OFF);
    Started started =
        answer(
            enlace.oauth.start.start(
                new StartOAuth.Command(
                    ALICE,
                    SampleEntries.AIRTABLE.id(),
                    null,
                    Visibility.PRIVATE,
                    null,
                    Walks.SUCCESS_URL,
                    true)));
    assertThat(started.authUrl().getHost()).isEqualTo("enlace.example");
    assertThat(refusal(back(enlace, callback(started.state()))))
        .isEqualTo(StateProblem.OTHER_BROWSER);

    String browser = approve(started).browser().reveal();

    assertThat(answer(back(enlace, callback(started.state(), browser))))
        .isInstanceOfSatisfying(
            Outcome.Connected.class, connected -> assertThat(connected.confirmation()).isNull());
  }

  @Test
  void tells_the_person_who_asks_for_whom_and_what_and_changes_nothing_by_it() {
    Started started = start();

    for (int scan = 0; scan < 3; scan++) {
      Authorization page = answer(enlace.oauth.show.show(ticket(started)));
      assertThat(page.application()).isEqualTo("The application");
      assertThat(page.user()).isEqualTo("alice");
      assertThat(page.entry()).isEqualTo(SampleEntries.AIRTABLE);
      assertThat(page.scopes())
          .extracting(each -> each.scope().value())
          .containsExactly("data.records:read");
      assertThat(page.providerHost()).isEqualTo("airtable.example");
    }
    assertThat(approve(started).authUrl().getHost()).isEqualTo("airtable.example");
  }

  @Test
  void takes_no_state_for_a_ticket_and_no_ticket_for_a_state() {
    Started started = start();

    assertThat(refusal(enlace.oauth.show.show(started.state()))).isEqualTo(StateProblem.UNKNOWN);
    assertThat(refusal(enlace.oauth.approve.approve(started.state())))
        .isEqualTo(StateProblem.UNKNOWN);
    assertThat(refusal(back(enlace, callback(ticket(started))))).isEqualTo(StateProblem.UNKNOWN);
  }

  @Test
  void refuses_the_callback_in_another_browser_without_calling_the_provider_or_spending_it() {
    Started started = start();
    Secret browser = approve(started).browser();
    String stranger = approve(start()).browser().reveal();

    List<@Nullable String> others = Arrays.asList(null, "", "x", stranger, browser.reveal() + "0");
    for (String other : others) {
      assertThat(refusal(back(enlace, callback(started.state(), other))))
          .isEqualTo(StateProblem.OTHER_BROWSER);
    }
    assertThat(enlace.ports.tokens.exchanged()).isEmpty();
    assertThat(enlace.ports.tables.changes()).isEmpty();

    assertThat(answer(back(enlace, callback(started.state(), browser.reveal()))))
        .isInstanceOf(Outcome.Connected.class);
  }

  @Test
  void refuses_a_callback_that_was_never_approved() {
    Started started = start();

    assertThat(refusal(back(enlace, callback(started.state()))))
        .isEqualTo(StateProblem.OTHER_BROWSER);
  }

  @Test
  void belongs_to_the_browser_that_approved_last() {
    Started started = start();
    String first = approve(started).browser().reveal();
    String last = approve(started).browser().reveal();

    assertThat(refusal(back(enlace, callback(started.state(), first))))
        .isEqualTo(StateProblem.OTHER_BROWSER);
    assertThat(answer(back(enlace, callback(started.state(), last))))
        .isInstanceOf(Outcome.Connected.class);
  }

  @Test
  void cannot_be_shown_or_approved_once_it_is_spent_or_expired() {
    Started spent = start();
    connect(spent);
    Started expired = start();
    enlace.ports.clock.advance(OAuthRules.LIFETIME);

    assertThat(refusal(enlace.oauth.show.show(ticket(spent)))).isEqualTo(StateProblem.SPENT);
    assertThat(refusal(enlace.oauth.approve.approve(ticket(spent)))).isEqualTo(StateProblem.SPENT);
    assertThat(refusal(enlace.oauth.show.show(ticket(expired)))).isEqualTo(StateProblem.EXPIRED);
    assertThat(refusal(enlace.oauth.approve.approve(ticket(expired))))
        .isEqualTo(StateProblem.EXPIRED);
  }

  @Test
  void stays_pending_until_the_starter_posts_the_confirmation() {
    Outcome.Connected outcome = connect(start());

    assertThat(failure(enlace.connections.handOut.handOut(ALICE, outcome.connection(), null)))
        .isEqualTo(new PendingConfirmation(outcome.connection()));

    assertThat(failure(enlace.connections.test.test(ALICE, outcome.connection())))
        .isEqualTo(new PendingConfirmation(outcome.connection()));

    VisibleConnection confirmed = answer(confirm(outcome, confirmation(outcome)));

    assertThat(confirmed.connection().state()).isInstanceOf(ConnectionState.Active.class);
    assertThat(
            answer(enlace.connections.handOut.handOut(ALICE, outcome.connection(), null))
                .tokenType())
        .isEqualTo("Bearer");
  }

  @Test
  void is_confirmed_once_and_by_nothing_else() {
    Outcome.Connected outcome = connect(start());
    Outcome.Connected other = connect(start());

    for (String wrong : List.of("", "x", confirmation(other), confirmation(outcome) + "0")) {
      assertThat(refusal(confirm(outcome, wrong))).isEqualTo(StateProblem.UNKNOWN);
    }
    answer(confirm(outcome, confirmation(outcome)));
    assertThat(refusal(confirm(outcome, confirmation(outcome)))).isEqualTo(StateProblem.SPENT);
  }

  @Test
  void is_confirmed_by_its_starter_alone() {
    Outcome.Connected outcome = connect(start());
    ConnectionId id = outcome.connection();

    assertThat(failure(enlace.connections.confirm.confirm(BOB, id, confirmation(outcome))))
        .isEqualTo(new ConnectionNotFound(id));
  }

  private Started start() {
    return Walks.started(enlace, ALICE, SampleEntries.AIRTABLE);
  }

  private Approved approve(Started started) {
    return answer(enlace.oauth.approve.approve(ticket(started)));
  }

  private Outcome.Connected connect(Started started) {
    return connected(enlace, callback(started.state(), approve(started).browser().reveal()));
  }

  private Mono<VisibleConnection> confirm(Outcome.Connected outcome, String confirmation) {
    return enlace.connections.confirm.confirm(ALICE, outcome.connection(), confirmation);
  }

  private static String confirmation(Outcome.Connected outcome) {
    return Objects.requireNonNull(outcome.confirmation()).reveal();
  }

  private static StateProblem refusal(Mono<?> asked) {
    return ((InvalidState) failure(asked)).reason();
  }
}
