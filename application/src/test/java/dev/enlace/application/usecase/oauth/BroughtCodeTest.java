package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static dev.enlace.application.usecase.oauth.Walks.BOB;
import static dev.enlace.application.usecase.oauth.Walks.CODE;
import static dev.enlace.application.usecase.oauth.Walks.back;
import static dev.enlace.application.usecase.oauth.Walks.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Brought;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.OAuthConfirmation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A code that somebody brings who is known, and not a browser alone. */
class BroughtCodeTest {
  private final MemoryEnlace enlace = new MemoryEnlace(OAuthConfirmation.REQUIRED);

  @BeforeEach
  void allowTheSuccessUrl() {
    Walks.configure(enlace, null);
  }

  @Test
  void needs_no_browser_and_no_confirmation_from_the_key_that_started() {
    Started started = approved("appSales");

    Outcome.Connected outcome = connected(started, ALICE, null);

    assertThat(outcome.confirmation()).isNull();
    Connection connection = Made.read(enlace, ALICE, outcome.connection());
    assertThat(connection.state()).isInstanceOf(ConnectionState.Active.class);
    assertThat(target(connection)).isEqualTo("appSales");
  }

  @Test
  void is_unknown_to_anybody_but_the_starters_user_and_not_spent_by_them() {
    Started started = approved(null);

    assertThat(refusal(started, BOB, null)).isEqualTo(StateProblem.UNKNOWN);

    assertThat(enlace.ports.tokens.exchanged()).isEmpty();
    connected(started, ALICE, null);
  }

  @Test
  void needs_the_right_browser_from_another_key_of_the_same_user() {
    Started started = approved(null);

    assertThat(refusal(started, withKey(ALICE, new UUID(9, 9)), null))
        .isEqualTo(StateProblem.OTHER_BROWSER);
    assertThat(refusal(started, inPanel(ALICE), null)).isEqualTo(StateProblem.OTHER_BROWSER);
    assertThat(enlace.ports.tokens.exchanged()).isEmpty();
  }

  @Test
  void is_not_taken_before_anybody_was_asked() {
    Started started = start(null);

    assertThat(refusal(started, ALICE, null)).isEqualTo(StateProblem.OTHER_BROWSER);
  }

  @Test
  void is_good_once() {
    Started started = approved(null);
    connected(started, ALICE, null);

    assertThat(refusal(started, ALICE, null)).isEqualTo(StateProblem.SPENT);
    assertThat(enlace.ports.tokens.exchanged()).hasSize(1);
  }

  @Test
  void says_what_the_connection_is_for_where_the_start_did_not_and_never_otherwise() {
    Started open = approved(null);
    Started bound = approved("appSales");

    assertThat(refusal(bound, ALICE, "appOther")).isEqualTo(StateProblem.OTHER_TARGET);
    assertThat(target(Made.read(enlace, ALICE, connected(open, ALICE, "appLate").connection())))
        .isEqualTo("appLate");
    assertThat(target(Made.read(enlace, ALICE, connected(bound, ALICE, "appSales").connection())))
        .isEqualTo("appSales");
  }

  private static @Nullable String target(Connection connection) {
    return ((Material.OAuthGrant) connection.material()).target();
  }

  private Started approved(@Nullable String target) {
    Started started = start(target);
    answer(enlace.oauth.approve.approve(ticket(started)));
    return started;
  }

  private Started start(@Nullable String target) {
    return answer(
        enlace.oauth.start.start(
            new StartOAuth.Command(
                ALICE,
                SampleEntries.AIRTABLE.id(),
                null,
                Visibility.PRIVATE,
                null,
                Walks.SUCCESS_URL,
                false,
                target,
                null)));
  }

  private Outcome.Connected connected(Started started, Principal by, @Nullable String target) {
    return (Outcome.Connected) answer(back(enlace, brought(started, by, target)));
  }

  private StateProblem refusal(Started started, Principal by, @Nullable String target) {
    return ((InvalidState) failure(back(enlace, brought(started, by, target)))).reason();
  }

  private static CompleteOAuth.Command brought(
      Started started, Principal by, @Nullable String target) {
    return new CompleteOAuth.Command(
        started.state(), Secret.of(CODE), null, null, null, null, new Brought(by, target));
  }

  private static Principal withKey(Principal principal, UUID key) {
    return with(principal, new ApiKeyId(key), new Credential.Key());
  }

  private static Principal inPanel(Principal principal) {
    SecretHash hash = SecretHash.of(Secret.of("sandbox-session"));
    return with(
        principal, principal.key(), new Credential.Panel(new SessionId(new UUID(1, 2)), hash));
  }

  private static Principal with(Principal principal, ApiKeyId key, Credential credential) {
    return new Principal(
        principal.workspace(),
        principal.user(),
        key,
        principal.application(),
        principal.role(),
        principal.permissions(),
        principal.origin(),
        credential);
  }
}
