package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@code ConnectionUpkeep} promises. */
public abstract class ConnectionUpkeepContract extends ConnectionsSetting {
  private static final Duration HOLD = Duration.ofMinutes(5);
  private static final Duration NOW = Duration.ofSeconds(-1);

  @Test
  void looks_at_a_new_connection_only_after_a_while() {
    added(SampleConnections.grant(id, ana));

    assertThat(taken()).isEmpty();
  }

  @Test
  void gives_what_is_due_to_one_of_all_who_ask() {
    Connection grant = added(SampleConnections.grant(id, ana));
    answer(upkeep().lookAgain(grant, NOW));

    assertThat(answer(upkeep().due(1_000).collectList())).contains(id);
    Due due = taken().getFirst();

    assertThat(due.connection()).isEqualTo(grant);
    assertThat(due.renewable()).isTrue();
    assertThat(Objects.requireNonNull(due.validity()))
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    assertThat(due.unrenewed()).isLessThan(Duration.ofMinutes(1));
    assertThat(due.unused()).isNull();
    assertThat(taken()).as("held").isEmpty();
  }

  @Test
  void names_every_workspace_once_however_much_is_due_in_another() {
    Duration longAgo = Duration.ofDays(-10);
    for (int i = 0; i < 3; i++) {
      answer(upkeep().lookAgain(added(SampleConnections.grant(id, ana)), longAgo));
    }
    Workspace other = Samples.workspace();
    makeWorkspace(other);
    User berta = Samples.user(other.id());
    answer(upkeep().lookAgain(added(SampleConnections.grant(other.id(), berta)), NOW));

    assertThat(answer(upkeep().due(2).collectList())).containsExactlyInAnyOrder(id, other.id());
    assertThat(answer(upkeep().due(1).collectList())).hasSize(1);

    assertThat(taken()).hasSize(3);
    answer(upkeep().take(other.id(), 100, HOLD).collectList());
  }

  @Test
  void says_what_cannot_be_renewed() {
    Connection grant =
        added(SampleConnections.grant(id, ana), Samples.sealed(1, Material.ACCESS_TOKEN));
    answer(upkeep().lookAgain(grant, NOW));

    assertThat(taken().getFirst().renewable()).isFalse();
  }

  @Test
  void takes_no_more_than_it_is_told_and_never_of_another_workspace() {
    for (int i = 0; i < 3; i++) {
      answer(upkeep().lookAgain(added(SampleConnections.grant(id, ana)), NOW));
    }

    assertThat(answer(upkeep().take(Samples.workspace().id(), 10, HOLD).collectList())).isEmpty();
    assertThat(answer(upkeep().take(id, 2, HOLD).collectList())).hasSize(2);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void looks_at_what_is_used_in_time_before_its_token_ends() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Connection gone = SampleConnections.grant(id, ana);
    answer(upkeep().lookAgain(grant, Duration.ofDays(1)));

    int known =
        answer(upkeep().used(id, Map.of(grant.id(), 3L, gone.id(), 1L), Duration.ofMinutes(61)));

    assertThat(known).isEqualTo(1);
    List<Due> due = taken();
    assertThat(due).hasSize(1);
    assertThat(Objects.requireNonNull(due.getFirst().unused())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void forgets_a_connection_with_it() {
    Connection grant = added(SampleConnections.grant(id, ana));
    answer(upkeep().lookAgain(grant, NOW));
    answer(connections().remove(grant, Samples.change(ConnectionChange.DELETED, ana)));

    assertThat(taken()).isEmpty();
    assertThat(answer(upkeep().lookAgain(grant, NOW))).isFalse();
  }

  private List<Due> taken() {
    return answer(upkeep().take(id, 100, HOLD).collectList());
  }

  private ConnectionUpkeep upkeep() {
    return stores().upkeep();
  }
}
