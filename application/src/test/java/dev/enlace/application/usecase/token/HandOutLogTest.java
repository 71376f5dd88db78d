package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.MemoryHandOutLines;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.audit.HandOutLines.Line;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class HandOutLogTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final ConnectionId SOME = new ConnectionId(new UUID(1, 1));

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final MemoryHandOutLines written = enlace.ports.handOutLines;
  private final HandOutLog log = enlace.connections.handOutLog;

  @Test
  void notes_who_was_handed_which_connections_token_without_writing_at_once() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

    answer(enlace.connections.handOut.handOut(ALICE, grant.id(), null));
    assertThat(written.lines()).isEmpty();
    enlace.ports.clock.advance(Duration.ofMillis(700));
    answer(log.flush());

    assertThat(written.lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.action()).isEqualTo("token.handed_out");
          assertThat(line.workspace()).isEqualTo(ALICE.workspace());
          assertThat(line.actor()).isEqualTo(ALICE.actor());
          assertThat(line.connection()).isEqualTo(grant.id());
          assertThat(line.age()).isEqualTo(Duration.ofMillis(700));
          assertThat(line.toString()).doesNotContain("canary");
        });
  }

  @Test
  void notes_what_a_refresh_on_demand_has_handed_out() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    enlace.ports.tokens.answerRefresh(
        sent -> Mono.just(MemoryPorts.tokens("canary-next", "canary-next-refresh")));

    answer(enlace.connections.refresh.refresh(ALICE, grant.id()));
    answer(log.flush());

    assertThat(written.lines()).extracting(Line::connection).containsExactly(grant.id());
  }

  @Test
  void notes_nothing_where_nothing_was_handed_out() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    Principal without = Principals.user("alice", Role.MEMBER, Permission.ACT_AS);

    assertThat(failure(enlace.connections.handOut.handOut(without, grant.id(), null)))
        .isInstanceOf(Forbidden.class);
    assertThat(answer(log.flush())).isZero();
    assertThat(written.written).isEmpty();
  }

  @Test
  void writes_each_line_once_and_many_in_one_statement() {
    note(HandOutLog.BATCH);

    assertThat(answer(log.flush())).isEqualTo(HandOutLog.BATCH);
    assertThat(answer(log.flush())).isZero();
    assertThat(written.written).hasSize(1);
    assertThat(written.lines()).extracting(Line::id).doesNotHaveDuplicates();
  }

  @Test
  void counts_those_who_ask_again_within_a_minute() {
    note(1);
    enlace.ports.clock.advance(Duration.ofSeconds(59));
    note(1);
    note(1);
    assertThat(answer(log.flush())).isEqualTo(1);
    assertThat(answer(log.flush())).isZero();

    enlace.ports.clock.advance(Duration.ofSeconds(1));
    assertThat(answer(log.flush())).isEqualTo(1);
    assertThat(written.lines())
        .extracting(Line::action, Line::count, Line::age)
        .containsExactly(
            tuple("token.handed_out", 0L, Duration.ofSeconds(59)),
            tuple("token.handed_out", 2L, Duration.ofSeconds(1)));

    note(1);
    assertThat(answer(log.flush())).isEqualTo(1);
    assertThat(written.lines().getLast().count()).isZero();
  }

  @Test
  void writes_nothing_more_of_one_who_did_not_ask_again() {
    note(1);
    answer(log.flush());
    enlace.ports.clock.advance(Duration.ofMinutes(2));
    assertThat(answer(log.flush())).isZero();
  }

  @Test
  void gives_each_caller_connection_and_address_a_line() {
    Actor alice = ALICE.actor();
    log.note(ALICE, SOME);
    log.note(ALICE, new ConnectionId(new UUID(1, 2)));
    log.note(Principals.user("bob"), SOME);
    log.note(Principals.user(new WorkspaceId(new UUID(7, 7)), "alice"), SOME);

    assertThat(answer(log.flush())).isEqualTo(4);
    assertThat(written.lines()).first().extracting(Line::actor).isEqualTo(alice);
  }

  @Test
  void writes_in_the_end_what_was_counted_so_far() {
    note(1);
    note(1);
    note(1);

    assertThat(answer(log.flushAll())).isEqualTo(2);
    assertThat(written.lines()).extracting(Line::count).containsExactlyInAnyOrder(0L, 2L);
  }

  @Test
  void keeps_what_cannot_be_written_for_the_next_time() {
    note(3);
    written.setAway(true);
    assertThat(failure(log.flush())).isEqualTo(new StoreUnavailable());

    written.setAway(false);
    enlace.ports.clock.advance(Duration.ofSeconds(5));
    assertThat(answer(log.flush())).isEqualTo(3);
    assertThat(written.lines()).extracting(Line::age).containsOnly(Duration.ofSeconds(5));
  }

  @Test
  void counts_what_there_is_no_room_for_and_says_so_in_one_line_a_workspace() {
    Principal elsewhere = Principals.user(new WorkspaceId(new UUID(7, 7)), "bob");
    note(HandOutLog.ROOM + 40);
    log.note(elsewhere, SOME);
    written.setAway(true);
    failure(log.flush());
    written.setAway(false);

    answer(log.flush());
    assertThat(written.lines()).filteredOn(line -> line.count() == 0).hasSize(HandOutLog.ROOM);
    assertThat(written.lines())
        .filteredOn(line -> line.count() > 0)
        .extracting(Line::action, Line::workspace, Line::count)
        .containsExactlyInAnyOrder(
            tuple("token.hand_outs_lost", ALICE.workspace(), 40L),
            tuple("token.hand_outs_lost", elsewhere.workspace(), 1L));
    assertThat(answer(log.flush())).isZero();
  }

  @Test
  void has_room_again_after_it_was_written() {
    note(HandOutLog.ROOM);
    answer(log.flush());
    log.note(ALICE, new ConnectionId(new UUID(2, 2)));

    assertThat(answer(log.flush())).isEqualTo(1);
    assertThat(written.lines()).allMatch(line -> line.count() == 0);
  }

  @Test
  void a_clock_that_was_set_back_makes_no_future() {
    HandOutLog other =
        new HandOutLog(
            written,
            new TimeOrderedIds(enlace.ports.clock, enlace.ports.entropy),
            enlace.ports.clock);
    other.note(ALICE, SOME);
    enlace.ports.clock.advance(
        Duration.between(enlace.ports.clock.instant(), MemoryPorts.BEGINNING).minusSeconds(60));
    answer(other.flush());

    assertThat(written.lines()).extracting(Line::age).containsOnly(Duration.ZERO);
  }

  private void note(int connections) {
    for (int i = 0; i < connections; i++) {
      log.note(ALICE, new ConnectionId(new UUID(1, i)));
    }
  }
}
