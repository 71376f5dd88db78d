package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class UnreadableSecretsTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final String REASON = "secrets_unreadable";

  private final MemoryEnlace enlace = new MemoryEnlace();

  @BeforeEach
  void provider_rotates() {
    enlace.ports.tokens.answerRefresh(
        sent -> Mono.just(MemoryPorts.tokens("canary-access-second", "canary-refresh-2")));
  }

  @Test
  void an_access_token_that_does_not_open_is_renewed() {
    Connection grant = damaged(Material.ACCESS_TOKEN);

    assertThat(handOut(grant)).isEqualTo("canary-access-second");

    assertThat(enlace.ports.tokens.refreshed()).containsExactly(Secret.of("canary-refresh-token"));
    assertThat(state(grant)).isInstanceOf(ConnectionState.Active.class);
    assertThat(handOut(grant)).as("and kept").isEqualTo("canary-access-second");
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
  }

  @Test
  void an_access_token_that_does_not_open_keeps_no_refresh_back() {
    Connection grant = damaged(Material.ACCESS_TOKEN);

    assertThat(answer(enlace.connections.refresh.refresh(ALICE, grant.id())).accessToken())
        .isEqualTo(Secret.of("canary-access-second"));
    assertThat(state(grant)).isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void an_access_token_that_was_just_renewed_and_does_not_open_is_not_renewed_again_at_once() {
    Connection grant = damaged(Material.ACCESS_TOKEN);
    handOut(grant);
    enlace.ports.tables.damage(grant, Material.ACCESS_TOKEN);
    enlace.ports.clock.advance(Duration.ofSeconds(59));

    assertThat(failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null)))
        .isEqualTo(new StoreUnavailable());
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
    assertThat(state(grant)).isInstanceOf(ConnectionState.Active.class);

    enlace.ports.clock.advance(Duration.ofSeconds(1));
    assertThat(handOut(grant)).isEqualTo("canary-access-second");
    assertThat(enlace.ports.tokens.refreshed()).hasSize(2);
  }

  @Test
  void a_refresh_token_that_does_not_open_spoils_no_access_token_that_does() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    answer(enlace.connections.refresh.refresh(ALICE, grant.id()));
    enlace.ports.tables.damage(grant, Material.REFRESH_TOKEN);

    assertThat(answer(enlace.connections.refresh.refresh(ALICE, grant.id())).accessToken())
        .as("renewed a moment ago")
        .isEqualTo(Secret.of("canary-access-second"));
    assertThat(state(grant)).isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void a_provider_in_trouble_does_not_make_it_dead() {
    Connection grant = damaged(Material.ACCESS_TOKEN);
    enlace.ports.tokens.answerRefresh(sent ->
        Mono.error(
            new Failed(
                new ProviderUnavailable(
                    new ProviderId("airtable"), ProviderProblem.TIMED_OUT, null))));

    assertThat(failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null)))
        .isInstanceOf(ProviderUnavailable.class);
    assertThat(state(grant)).isNotInstanceOf(ConnectionState.NeedsReauth.class);
  }

  @Test
  void a_grant_of_which_nothing_opens_has_to_be_given_again() {
    Connection grant = damaged(Material.ACCESS_TOKEN);
    enlace.ports.tables.damage(grant, Material.REFRESH_TOKEN);

    assertThat(failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null)))
        .isEqualTo(new NeedsReauth(grant.id(), REASON));

    assertGivenUp(grant);
    assertThat(failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null)))
        .as("and says the same from then on")
        .isEqualTo(new NeedsReauth(grant.id(), REASON));
  }

  @Test
  void a_refresh_finds_out_that_the_refresh_token_does_not_open() {
    Connection grant = damaged(Material.REFRESH_TOKEN);

    assertThat(failure(enlace.connections.refresh.refresh(ALICE, grant.id())))
        .isEqualTo(new NeedsReauth(grant.id(), REASON));

    assertGivenUp(grant);
  }

  @Test
  void a_test_of_it_says_why_it_fails() {
    Connection grant = damaged(Material.ACCESS_TOKEN);
    enlace.ports.tables.damage(grant, Material.REFRESH_TOKEN);

    assertThat(answer(enlace.connections.test.test(ALICE, grant.id())))
        .isInstanceOfSatisfying(
            Result.Fails.class, fails -> assertThat(fails.reason()).isEqualTo(REASON));

    assertGivenUp(grant);
  }

  @Test
  void credentials_that_do_not_open_are_to_be_entered_again() {
    Connection smtp = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));
    enlace.ports.tables.damage(smtp, "password");
    enlace.ports.clock.advance(Duration.ofMinutes(3));

    assertThat(answer(enlace.connections.test.test(ALICE, smtp.id())))
        .isInstanceOfSatisfying(
            Result.Fails.class, fails -> assertThat(fails.reason()).isEqualTo(REASON));

    assertThat(state(smtp))
        .isEqualTo(
            new ConnectionState.Degraded(
                MemoryPorts.BEGINNING.plus(Duration.ofMinutes(3)),
                REASON,
                NextAction.FIX_CONFIGURATION));
    assertThat(
            violations(
                enlace.connections.update.update(
                    Made.edit(ALICE, smtp, Map.of("username", "grace")))))
        .containsExactly("password required_again");
    answer(
        enlace.connections.update.update(
            Made.edit(ALICE, smtp, Map.of("password", "canary-password-2"))));
    assertThat(state(smtp)).isInstanceOf(ConnectionState.Active.class);
  }

  private String handOut(Connection grant) {
    return answer(enlace.connections.handOut.handOut(ALICE, grant.id(), null))
        .accessToken()
        .reveal();
  }

  private Connection damaged(String field) {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.tables.damage(grant, field);
    return grant;
  }

  private void assertGivenUp(Connection grant) {
    assertThat(state(grant))
        .isEqualTo(new ConnectionState.NeedsReauth(MemoryPorts.BEGINNING, REASON));
    assertThat(enlace.ports.tables.changes().getLast().change().what())
        .isEqualTo(ConnectionChange.NEEDS_REAUTH);
    assertThat(enlace.ports.tokens.refreshed()).isEmpty();
  }

  private ConnectionState state(Connection connection) {
    return Made.read(enlace, ALICE, connection.id()).state();
  }
}
