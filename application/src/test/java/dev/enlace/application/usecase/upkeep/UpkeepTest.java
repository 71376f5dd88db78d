package dev.enlace.application.usecase.upkeep;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happens to connections that nobody asks about. */
class UpkeepTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration LIFETIME = MemoryPorts.TOKEN_LIFETIME;

  private final MemoryEnlace enlace = new MemoryEnlace();

  @BeforeEach
  void provider_refreshes() {
    enlace.ports.tokens.answerRefresh(sent ->
        Mono.just(
            new TokenSet(
                Secret.of("canary-access-again"),
                Secret.of("canary-refresh-again"),
                "Bearer",
                enlace.ports.clock.instant().plus(LIFETIME),
                null,
                null)));
  }

  @Test
  void renews_a_token_that_is_used_before_it_ends_and_again_before_the_next_one_does() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    use(grant);

    pass(LIFETIME.minusMinutes(14));
    assertThat(refreshed()).isEqualTo(1);
    use(grant);
    pass(LIFETIME.minusMinutes(14));
    assertThat(refreshed()).isEqualTo(2);
  }

  @Test
  void leaves_alone_what_nobody_uses() {
    Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

    for (int day = 0; day < 25; day++) {
      pass(Duration.ofDays(1));
    }

    assertThat(refreshed()).isZero();
  }

  @Test
  void renews_what_would_die_of_idleness() {
    Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

    for (int day = 0; day < 35; day++) {
      pass(Duration.ofDays(1));
    }

    assertThat(refreshed()).isEqualTo(1);
  }

  @Test
  void looks_again_later_where_the_provider_is_away_and_gives_nothing_up() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.tokens.answerRefresh(sent ->
        Failed.with(
            new ProviderUnavailable(
                SampleEntries.AIRTABLE.details().provider(),
                ProviderProblem.OVERLOADED,
                Duration.ofMinutes(20))));
    use(grant);
    pass(LIFETIME.minusMinutes(14));
    int asked = refreshed();

    pass(Duration.ofMinutes(2));
    assertThat(refreshed()).isEqualTo(asked);
    provider_refreshes();
    pass(Duration.ofMinutes(25));

    assertThat(refreshed()).isEqualTo(asked + 1);
    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void asks_nobody_about_a_dead_grant() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    use(grant);
    enlace.ports.tables.stand(
        grant, new ConnectionState.NeedsReauth(enlace.ports.clock.instant(), "invalid_grant"));

    pass(LIFETIME);

    assertThat(refreshed()).isZero();
  }

  @Test
  void tries_credentials_once_a_week_and_says_when_they_stop_to_work() {
    Connection smtp = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));
    int tried = Made.tried(enlace, "password").size();
    for (int day = 0; day < 6; day++) {
      pass(Duration.ofDays(1));
    }
    assertThat(Made.tried(enlace, "password")).hasSize(tried);
    enlace.ports.credentials.answer(
        values -> Failed.with(new VerificationFailed(VerificationProblem.BAD_CREDENTIALS, "no")));

    pass(Duration.ofDays(1));
    pass(Duration.ofDays(1));

    assertThat(Made.tried(enlace, "password")).hasSizeGreaterThan(tried);
    assertThat(Made.read(enlace, ALICE, smtp.id()).state().reason()).isEqualTo("bad_credentials");
  }

  @Test
  void goes_on_for_as_long_as_something_is_due_and_providers_answer() {
    for (int i = 0; i < 45; i++) {
      // below the limit of how many may begin
      enlace.ports.clock.advance(Duration.ofSeconds(10));
      use(Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL));
    }

    pass(LIFETIME.minusMinutes(10));

    assertThat(refreshed()).isEqualTo(45);
  }

  @Test
  void a_workspace_that_cannot_be_read_keeps_no_other_back() {
    use(Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL));
    WorkspaceId damaged = new WorkspaceId(new UUID(7, 7));
    enlace.ports.clock.advance(LIFETIME.minusMinutes(10));

    answer(new UpkeepRound(new Damaged(damaged), enlace.connections.care).run());

    assertThat(refreshed()).isEqualTo(1);
  }

  @Test
  void what_some_leave_of_their_share_is_for_a_workspace_with_much_to_do() {
    Backlog backlog = new Backlog();

    answer(new UpkeepRound(backlog, enlace.connections.care).run());

    assertThat(backlog.taken.values()).hasSize(41).contains(60).containsOnly(1, 60);
  }

  /** Has one due in each of forty workspaces, which is dead, and thousands in another, once. */
  private static final class Backlog implements ConnectionUpkeep {
    private static final UUID GREAT = new UUID(7, 40);

    private final Map<WorkspaceId, Integer> taken = new HashMap<>();
    private boolean asked;

    @Override
    public Mono<Integer> used(WorkspaceId workspace, Map<ConnectionId, Long> uses, Duration ahead) {
      return Mono.just(0);
    }

    @Override
    public Flux<WorkspaceId> due(int limit) {
      boolean again = asked;
      asked = true;
      return again
          ? Flux.empty()
          : Flux.range(0, 41).map(number -> new WorkspaceId(new UUID(7, number)));
    }

    @Override
    public Flux<Due> take(WorkspaceId workspace, int limit, Duration hold) {
      int left = workspace.value().equals(GREAT) ? limit : taken.containsKey(workspace) ? 0 : 1;
      taken.merge(workspace, left, Integer::sum);
      return Flux.range(0, left).map(number -> dead(workspace));
    }

    @Override
    public Mono<Boolean> lookAgain(Connection connection, Duration after) {
      return Mono.just(true);
    }

    private static Due dead(WorkspaceId workspace) {
      Connection gone =
          SampleConnections.grant(workspace, Samples.user(workspace))
              .in(new ConnectionState.NeedsReauth(Samples.now(), "invalid_grant"));
      return new Due(gone, true, Duration.ZERO, Duration.ZERO, null, null);
    }
  }

  /** Has something due in a workspace that cannot be read. */
  private final class Damaged implements ConnectionUpkeep {
    private final WorkspaceId damaged;

    Damaged(WorkspaceId damaged) {
      this.damaged = damaged;
    }

    @Override
    public Mono<Integer> used(WorkspaceId workspace, Map<ConnectionId, Long> uses, Duration ahead) {
      return enlace.ports.upkeep.used(workspace, uses, ahead);
    }

    @Override
    public Flux<WorkspaceId> due(int limit) {
      return Flux.just(damaged).concatWith(enlace.ports.upkeep.due(limit));
    }

    @Override
    public Flux<Due> take(WorkspaceId workspace, int limit, Duration hold) {
      return workspace.equals(damaged)
          ? Flux.error(new IllegalStateException("sample"))
          : enlace.ports.upkeep.take(workspace, limit, hold);
    }

    @Override
    public Mono<Boolean> lookAgain(Connection connection, Duration after) {
      return enlace.ports.upkeep.lookAgain(connection, after);
    }
  }

  private void use(Connection grant) {
    answer(enlace.connections.handOut.handOut(ALICE, grant.id(), null));
    answer(enlace.connections.uses.flush());
  }

  private void pass(Duration time) {
    enlace.ports.clock.advance(time);
    answer(enlace.connections.upkeep.run());
  }

  private int refreshed() {
    return enlace.ports.tokens.refreshed().size();
  }
}
