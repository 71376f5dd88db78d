package dev.enlace.adapter.out.postgres.audit;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.memory.crypto.MemoryAuditKeys;
import dev.enlace.application.port.in.audit.PruneAudit;
import dev.enlace.application.port.in.audit.VerifyAudit.Kept;
import dev.enlace.application.port.in.audit.VerifyAudit.Proof;
import dev.enlace.application.port.out.crypto.AuditKeys;
import dev.enlace.application.usecase.audit.AuditRetention;
import dev.enlace.application.usecase.audit.PruneAuditHandler;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.audit.ChainBreak;
import dev.enlace.domain.audit.ChainBreak.Reason;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Time goes by the head's row here: what it says is the earliest that is sealed next. */
class PostgresAuditMonthsTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final YearMonth LAST = YearMonth.of(2090, 3);

  private final PostgresAuditMonths months = new PostgresAuditMonths(DATABASE.database());
  private final MutableClock clock = new MutableClock(Instant.parse("2090-01-15T12:00:00Z"));
  private final PruneAudit prune =
      new PruneAuditHandler(months, new MemoryAuditKeys(1), new AuditRetention(30), clock);
  private final Trail trail = new Trail(DATABASE);

  @Test
  void makes_room_for_this_month_and_the_next_three_however_many_do_so_at_once() {
    setClock("2080-11-30T23:59:59Z");
    atOnce(8, () -> prune.prepare().then(Mono.just(1)));
    answer(prune.prepare().thenReturn(1));

    assertThat(partitions("2080", "2081"))
        .containsExactly("2080_11", "2080_12", "2081_01", "2081_02");
  }

  @Test
  void keeps_an_event_in_its_month_and_one_without_room_all_the_same() {
    makeRoom(YearMonth.of(2085, 5));
    sealAt("2085-05-31T23:59:59Z");
    sealAt("2085-06-01T00:00:00Z");

    assertThat(trail.column("tableoid::regclass", 1)).isEqualTo("connections.audit_events_2085_05");
    assertThat(trail.column("tableoid::regclass", 2)).isEqualTo("connections.audit_events_default");
    assertThat(trail.verify().broken()).isNull();
  }

  @Test
  void removes_months_that_ended_before_the_time_that_events_are_kept() {
    threeMonths();
    Trail idle = new Trail(DATABASE);

    setClock("2090-03-30T00:00:00Z");
    // 30 days before is still in February; months that other tests left are older
    assertThat(answer(prune.prune())).isPositive();
    assertThat(kept()).containsExactly("3", "4", "5", "6");
    assertThat(answer(prune.prune())).isZero();
    assertThat(partitions("2090", "2090")).doesNotContain("2090_01").contains("2090_02");
    assertThat(checkpoints(trail)).containsExactly("2");
    assertThat(checkpoints(idle)).isEmpty();
  }

  @Test
  void makes_room_for_a_month_that_has_begun_without_and_for_those_after_it() {
    sealAt("2082-05-31T23:59:59Z");
    sealAt("2082-06-01T00:00:00Z");
    setClock("2082-05-15T00:00:00Z");

    answer(prune.prepare().thenReturn(1));

    assertThat(partitions("2082", "2082"))
        .containsExactly("2082_05", "2082_06", "2082_07", "2082_08");
    assertThat(trail.column("tableoid::regclass", 1)).isEqualTo("connections.audit_events_2082_05");
    assertThat(trail.column("tableoid::regclass", 2)).isEqualTo("connections.audit_events_2082_06");
    assertThat(trail.verify().broken()).isNull();
    assertThat(trail.verify().count()).isEqualTo(2);
  }

  @Test
  void makes_room_for_the_other_months_where_one_cannot_be_made() {
    DATABASE.run(
        """
        CREATE TABLE connections.in_the_way PARTITION OF connections.audit_events
        FOR VALUES FROM ('2083-02-10') TO ('2083-02-11')
        """);
    setClock("2083-01-15T00:00:00Z");

    assertThatException().isThrownBy(() -> answer(prune.prepare().thenReturn(1)));

    assertThat(partitions("2083", "2083")).containsExactly("2083_01", "2083_03", "2083_04");
  }

  @Test
  void removes_months_also_where_an_audit_key_does_not_open() {
    Trail other = new Trail(DATABASE);
    threeMonths();
    makeRoom(YearMonth.of(2090, 1));
    sealAt(other, "2090-01-10T00:00:00Z");
    setClock("2090-03-30T00:00:00Z");

    answer(pruning(new Damaged(other.workspace().id())).prune());

    assertThat(partitions("2090", "2090")).doesNotContain("2090_01").contains("2090_02");
    assertThat(checkpoints(trail)).containsExactly("2");
    assertThat(checkpoints(other)).isEmpty();
  }

  @Test
  void removes_nothing_while_a_key_cannot_be_asked_for() {
    threeMonths();
    setClock("2090-03-30T00:00:00Z");

    assertThatException()
        .isThrownBy(() ->
            answer(
                pruning(
                        new Damaged(trail.workspace().id()) {
                          @Override
                          Mono<AuditKey> trouble() {
                            return Failed.with(new StoreUnavailable());
                          }
                        })
                    .prune()));

    assertThat(partitions("2090", "2090")).contains("2090_01");
    assertThat(kept()).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void a_chain_is_whole_after_months_were_removed_and_says_where_it_begins() {
    threeMonths();
    ChainHead second = trail.place(2);
    setClock("2090-03-30T00:00:00Z");
    answer(prune.prune());

    Proof proof = trail.verify();
    assertThat(proof.broken()).isNull();
    assertThat(proof.start()).isEqualTo(second);
    assertThat(proof.count()).isEqualTo(4);

    setClock("2090-04-30T00:00:00Z");
    answer(prune.prune());
    assertThat(checkpoints(trail)).containsExactly("2", "4");
    assertThat(trail.verify().broken()).isNull();
    assertThat(trail.verify().count()).isEqualTo(2);
  }

  @Test
  void a_chain_of_which_nothing_is_left_is_whole_and_goes_on() {
    threeMonths();
    setClock("2099-01-01T00:00:00Z");
    answer(prune.prune());
    assertThat(kept()).isEmpty();
    assertThat(trail.verify().broken()).isNull();

    trail.add(1);
    Proof proof = trail.verify();
    assertThat(proof.broken()).isNull();
    assertThat(proof.start().seq()).isEqualTo(6);
    assertThat(proof.count()).isEqualTo(1);
  }

  @Test
  void more_than_the_checkpoint_says_is_missing() {
    pruned();
    trail.run("DELETE FROM connections.audit_events WHERE workspace_id = :workspace AND seq = 3");
    assertBroken(3, Reason.MISSING);
  }

  @Test
  void a_checkpoint_that_is_gone_is_missed() {
    pruned();
    trail.run("DELETE FROM connections.audit_checkpoints WHERE workspace_id = :workspace");
    assertBroken(1, Reason.MISSING);
  }

  @Test
  void a_checkpoint_that_was_moved_to_hide_what_was_deleted_is_none_of_ours() {
    pruned();
    trail.run(
        """
        UPDATE connections.audit_checkpoints c SET seq = 3, hash = e.hash
        FROM connections.audit_events e
        WHERE c.workspace_id = :workspace AND e.workspace_id = :workspace AND e.seq = 3
        """);
    trail.run("DELETE FROM connections.audit_events WHERE workspace_id = :workspace AND seq = 3");
    assertBroken(3, Reason.CHECKPOINT_FORGED);
  }

  @Test
  void an_exported_head_is_no_checkpoint() {
    pruned();
    trail.run(
        "UPDATE connections.audit_checkpoints SET at = at + interval '1 microsecond'"
            + " WHERE workspace_id = :workspace");
    assertBroken(2, Reason.CHECKPOINT_FORGED);
  }

  @Test
  void a_prune_that_died_between_checkpoint_and_removal_leaves_a_whole_chain() {
    threeMonths();
    ChainHead second = trail.place(2);
    setClock("2090-03-30T00:00:00Z");
    answer(prune.prune());
    trail.run(
        """
        INSERT INTO connections.audit_checkpoints
        SELECT workspace_id, 4, sha256(hash), now(), key_id, sha256(hash)
        FROM connections.audit_checkpoints WHERE workspace_id = :workspace
        """);

    assertThat(trail.verify().broken()).isNull();
    assertThat(trail.verify().start()).isEqualTo(second);
  }

  @Test
  void an_exported_head_is_compared_with_checkpoints_where_its_event_is_gone() {
    threeMonths();
    ChainHead first = trail.place(1);
    ChainHead second = trail.place(2);
    setClock("2090-03-30T00:00:00Z");
    answer(prune.prune());
    setClock("2090-04-30T00:00:00Z");
    answer(prune.prune());

    assertThat(trail.verify(first).kept()).contains(Kept.PRUNED);
    assertThat(trail.verify(second).kept()).contains(Kept.FOUND);
    Proof other = trail.verify(new ChainHead(2, new ChainHash("00".repeat(32))));
    assertThat(other.kept()).contains(Kept.CONTRADICTED);
    assertThat(other.broken()).isEqualTo(new ChainBreak(2, Reason.EXPORTED_HEAD_DIFFERS));
  }

  private void setClock(String now) {
    clock.advance(Duration.between(clock.instant(), Instant.parse(now)));
  }

  private void pruned() {
    threeMonths();
    setClock("2090-03-30T00:00:00Z");
    answer(prune.prune());
    assertThat(trail.verify().broken()).isNull();
  }

  /** Two events in each of January, February and March 2090, the last where there was no room. */
  private void threeMonths() {
    makeRoom(LAST.minusMonths(2));
    makeRoom(LAST.minusMonths(1));
    for (String month : List.of("01", "02", "03")) {
      sealAt("2090-%s-10T00:00:00Z".formatted(month));
      sealAt("2090-%s-20T00:00:00Z".formatted(month));
    }
  }

  private void makeRoom(YearMonth month) {
    answer(months.prepare(month).thenReturn(month));
  }

  private void sealAt(String moment) {
    sealAt(trail, moment);
  }

  private static void sealAt(Trail of, String moment) {
    of.run(
        "INSERT INTO connections.audit_heads (workspace_id) VALUES (:workspace)"
            + " ON CONFLICT DO NOTHING");
    of.run(
        "UPDATE connections.audit_heads SET sealed_at = '%s' WHERE workspace_id = :workspace"
            .formatted(moment));
    of.add(1);
  }

  private PruneAudit pruning(AuditKeys keys) {
    return new PruneAuditHandler(months, keys, new AuditRetention(30), clock);
  }

  private void assertBroken(long seq, Reason reason) {
    assertThat(trail.verify().broken()).isEqualTo(new ChainBreak(seq, reason));
  }

  private List<String> kept() {
    return trail.rows(
        "SELECT seq FROM connections.audit_events WHERE workspace_id = :workspace ORDER BY seq");
  }

  private static List<String> checkpoints(Trail of) {
    return of.rows(
        "SELECT seq FROM connections.audit_checkpoints WHERE workspace_id = :workspace"
            + " ORDER BY seq");
  }

  private static List<String> partitions(String from, String to) {
    return DATABASE.rows(
        """
        SELECT right(tablename, 7) FROM pg_tables
        WHERE tablename BETWEEN 'audit_events_%s' AND 'audit_events_%s~' ORDER BY 1
        """
            .formatted(from, to));
  }

  /** The key of one workspace does not open. */
  private static class Damaged implements AuditKeys {
    private final AuditKeys others = new MemoryAuditKeys(1);
    private final WorkspaceId workspace;

    Damaged(WorkspaceId workspace) {
      this.workspace = workspace;
    }

    Mono<AuditKey> trouble() {
      return Mono.error(new IllegalStateException("does not open"));
    }

    @Override
    public Mono<AuditKey> primary(WorkspaceId asked) {
      return asked.equals(workspace) ? trouble() : others.primary(asked);
    }

    @Override
    public Mono<AuditKey> find(WorkspaceId asked, int id) {
      return asked.equals(workspace) ? Mono.empty() : others.find(asked, id);
    }
  }
}
