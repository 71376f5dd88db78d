package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
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
import dev.enlace.application.port.out.stats.RefreshTallies.Line;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.stats.Latencies;
import dev.enlace.domain.stats.RefreshTally;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RefreshFiguresTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final ProviderId AIRTABLE = new ProviderId("airtable");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final RefreshFigures figures = enlace.connections.refreshFigures;

  @Test
  void counts_what_was_renewed_without_writing_at_once() {
    Connection grant = expired();
    enlace.ports.tokens.answerRefresh(sent -> Mono.just(MemoryPorts.tokens("next", "refresh")));

    answer(enlace.connections.handOut.handOut(ALICE, grant.id(), null));

    assertThat(enlace.ports.refreshTallies.added).isEmpty();
    assertThat(answer(figures.flush())).isEqualTo(1);
    assertThat(enlace.ports.refreshTallies.added)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.workspace()).isEqualTo(ALICE.workspace());
          assertThat(line.provider()).isEqualTo(AIRTABLE);
          assertThat(counts(line)).containsExactly(1, 0, 0);
          assertThat(line.tally().latencies().counts()).containsOnlyOnce(1L);
        });
    assertThat(answer(figures.flush())).isZero();
  }

  @Test
  void counts_what_failed_also_where_it_changes_no_state() {
    Connection grant = expired();
    enlace.ports.tokens.answerRefresh(
        sent -> Failed.with(new ProviderUnavailable(AIRTABLE, ProviderProblem.OVERLOADED, null)));

    assertThat(failure(enlace.connections.refresh.refresh(ALICE, grant.id())))
        .isInstanceOf(ProviderUnavailable.class);
    answer(figures.flush());

    assertThat(enlace.ports.refreshTallies.added)
        .singleElement()
        .satisfies(line -> assertThat(counts(line)).containsExactly(0, 1, 0));
  }

  @Test
  void counts_grants_that_the_provider_takes_for_gone() {
    Connection grant = expired();
    enlace.ports.tokens.answerRefresh(sent ->
        Failed.with(new ProviderUnavailable(AIRTABLE, ProviderProblem.GRANT_REFUSED, null)));

    assertThat(failure(enlace.connections.refresh.refresh(ALICE, grant.id())))
        .isInstanceOf(NeedsReauth.class);
    answer(figures.flush());

    assertThat(enlace.ports.refreshTallies.added)
        .singleElement()
        .satisfies(line -> assertThat(counts(line)).containsExactly(0, 0, 1));
  }

  @Test
  void adds_next_time_what_could_not_be_added() {
    figures.note(ALICE.workspace(), AIRTABLE, RefreshTally.renewed(Duration.ofMillis(40)));
    enlace.ports.refreshTallies.setAway(true);
    assertThat(failure(figures.flush())).isInstanceOf(StoreUnavailable.class);
    enlace.ports.refreshTallies.setAway(false);
    figures.note(ALICE.workspace(), AIRTABLE, RefreshTally.failed(Duration.ofSeconds(40)));

    answer(figures.flush());

    assertThat(enlace.ports.refreshTallies.added)
        .singleElement()
        .satisfies(line -> {
          assertThat(counts(line)).containsExactly(1, 1, 0);
          assertThat(line.tally().latencies())
              .isEqualTo(
                  Latencies.of(Duration.ofMillis(40)).plus(Latencies.of(Duration.ofSeconds(40))));
        });
  }

  @Test
  void keeps_no_more_than_it_has_room_for() {
    for (int i = 0; i <= RefreshFigures.ROOM; i++) {
      WorkspaceId workspace = new WorkspaceId(new UUID(7, i));
      figures.note(workspace, AIRTABLE, RefreshTally.renewed(Duration.ofMillis(40)));
    }

    assertThat(answer(figures.flush())).isEqualTo(RefreshFigures.ROOM);
  }

  private Connection expired() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME.plusMinutes(1));
    return grant;
  }

  private static long[] counts(Line line) {
    RefreshTally tally = line.tally();
    return new long[] {tally.renewed(), tally.failed(), tally.needsReauth()};
  }
}
