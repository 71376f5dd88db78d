package dev.enlace.adapter.out.postgres.audit;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.memory.crypto.MemoryAuditKeys;
import dev.enlace.application.port.in.audit.SealAudit;
import dev.enlace.application.port.in.audit.VerifyAudit.Proof;
import dev.enlace.application.port.out.audit.AuditFilter;
import dev.enlace.domain.audit.AuditPosition;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PostgresAuditChainTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final String WAITING = "SELECT id FROM connections.audit_inbox LIMIT 1";
  private static final int MANY = 10_000;

  private final PostgresAuditChain chain = new PostgresAuditChain(DATABASE.database());
  private final Trail trail = new Trail(DATABASE);

  @Test
  void seals_lines_in_the_order_in_which_they_were_noted_and_empties_the_inbox() {
    trail.add(3);
    trail.add(2);

    assertThat(events())
        .extracting(event -> event.event().requestId())
        .containsExactly("request-1", "request-2", "request-3", "request-4", "request-5");
    assertThat(events()).extracting(SealedEvent::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(trail.head()).isEqualTo(trail.place(5));
    assertThat(trail.rows("SELECT id FROM connections.audit_inbox WHERE workspace_id = :workspace"))
        .isEmpty();
  }

  @Test
  void keeps_every_column_of_a_line() {
    trail.note(1);
    String columns =
        "id, at, action, actor_id, actor_kind, target_id, origin, request_id, detail FROM ";
    String of = " WHERE workspace_id = :workspace";
    List<String> noted = trail.rows("SELECT " + columns + "connections.audit_inbox" + of);
    trail.add(0);

    assertThat(trail.rows("SELECT " + columns + "connections.audit_events" + of)).isEqualTo(noted);
  }

  @Test
  void never_seals_earlier_than_the_event_before() {
    trail.add(1);
    trail.run(
        "UPDATE connections.audit_heads SET sealed_at = 'tomorrow' WHERE workspace_id = :workspace");
    trail.add(1);

    assertThat(trail.column("sealed_at >= 'tomorrow'", 2)).isEqualTo("t");
  }

  @Test
  void two_sealers_at_once_make_one_chain_without_gap_or_fork() {
    Trail other = new Trail(DATABASE);
    ConnectionPool here = DATABASE.pool(4, Duration.ofSeconds(20));
    ConnectionPool there = DATABASE.pool(4, Duration.ofSeconds(20));
    try {
      List<SealAudit> replicas =
          List.of(
              Trail.sealer(new Database(here).forManyRows(), new MemoryAuditKeys(1)),
              Trail.sealer(new Database(there).forManyRows(), new MemoryAuditKeys(2)));
      Mono<Void> writing =
          Flux.range(0, 20)
              .doOnNext(n -> {
                trail.note(200);
                other.note(50);
              })
              .subscribeOn(Schedulers.boundedElastic())
              .then()
              .cache();
      all(
          Flux.fromIterable(replicas)
              .flatMap(replica -> sealUntil(writing, replica).subscribeOn(Schedulers.parallel()))
              .mergeWith(writing.cast(Integer.class)));
      sealRest(replicas.getFirst());

      assertWhole(trail, 4_000);
      assertWhole(other, 1_000);
      assertThat(trail.rows("SELECT DISTINCT key_id FROM connections.audit_events ORDER BY key_id"))
          .as("both have sealed")
          .contains("1", "2");
    } finally {
      here.dispose();
      there.dispose();
    }
  }

  @Test
  void a_long_chain_is_sealed_and_proved_in_batches() {
    trail.note(MANY);
    trail.add(0);
    Proof proof = trail.verify();

    assertThat(proof.broken()).isNull();
    assertThat(proof.count()).isEqualTo(MANY);
  }

  @Test
  void lists_newest_first_page_by_page() {
    trail.add(5);

    List<SealedEvent> first = page(null, 2);
    assertThat(first).extracting(SealedEvent::seq).containsExactly(5L, 4L, 3L);
    assertThat(page(first.get(1).position(), 2))
        .extracting(SealedEvent::seq)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void lists_what_a_filter_asks_for() {
    trail.add(6);
    trail.tamper("at = '2026-01-01 10:00Z'", 2);
    trail.tamper("at = '2026-01-01 11:00Z'", 3);
    UUID actor = UUID.fromString(trail.column("actor_id", 4));
    UUID target = UUID.fromString(trail.column("target_id", 5));
    Instant ten = Instant.parse("2026-01-01T10:00:00Z");

    assertThat(found(new AuditFilter("sample.1", null, null, null, null, null, 9)))
        .containsExactly(4L, 1L);
    assertThat(found(new AuditFilter(null, actor, null, null, null, null, 9))).containsExactly(4L);
    assertThat(found(new AuditFilter(null, null, target, null, null, null, 9))).containsExactly(5L);
    assertThat(found(new AuditFilter(null, null, null, ten, ten.plusSeconds(3600), null, 9)))
        .containsExactly(2L);
    assertThat(found(new AuditFilter("sample.2", actor, target, ten, ten, null, 9))).isEmpty();
  }

  @Test
  void shows_nothing_of_other_workspaces() {
    trail.add(2);
    Trail other = new Trail(DATABASE);

    assertThat(all(chain.after(other.workspace().id(), null, 10))).isEmpty();
    assertThat(all(chain.page(other.workspace().id(), any(null, 10)))).isEmpty();
    assertThat(answer(chain.head(other.workspace().id()))).isEqualTo(ChainHead.START);
  }

  @Test
  void finds_every_workspace_that_waits_also_behind_one_with_very_many_lines() {
    String lowest = "00000000-0000-4000-8000-000000000001";
    DATABASE.run(
        """
        INSERT INTO connections.audit_inbox (workspace_id, id, action, actor_kind)
        SELECT '%s', gen_random_uuid(), 'sample', 'system' FROM generate_series(1, 20001)
        """
            .formatted(lowest));
    trail.note(2);
    try {
      assertThat(all(chain.waiting()))
          .contains(new WorkspaceId(UUID.fromString(lowest)), trail.workspace().id())
          .doesNotHaveDuplicates();
    } finally {
      DATABASE.run(
          "DELETE FROM connections.audit_inbox WHERE workspace_id = '%s'".formatted(lowest));
    }
  }

  private static Flux<Integer> sealUntil(Mono<Void> written, SealAudit replica) {
    return Flux.defer(() -> Flux.concat(replica.seal(), replica.seal()))
        .repeat()
        .takeUntilOther(written.then(Mono.delay(Duration.ofMillis(300))));
  }

  /** What a sealer that was stopped is still at is its own. */
  private static void sealRest(SealAudit replica) {
    for (int i = 0; i < 100 && !DATABASE.rows(WAITING).isEmpty(); i++) {
      answer(replica.seal());
    }
  }

  private void assertWhole(Trail whole, int count) {
    Proof proof = whole.verify();
    assertThat(proof.broken()).isNull();
    assertThat(proof.count()).isEqualTo(count);
    assertThat(
            whole.rows(
                """
                SELECT seq FROM connections.audit_events
                WHERE workspace_id = :workspace ORDER BY sealed_at, seq
                """))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, count).mapToObj(Long::toString).toList());
  }

  private List<SealedEvent> events() {
    return all(chain.after(trail.workspace().id(), null, 100));
  }

  private List<SealedEvent> page(@Nullable AuditPosition before, int limit) {
    return all(chain.page(trail.workspace().id(), any(before, limit)));
  }

  private List<Long> found(AuditFilter filter) {
    return all(chain.page(trail.workspace().id(), filter).map(SealedEvent::seq));
  }

  private static AuditFilter any(@Nullable AuditPosition before, int limit) {
    return new AuditFilter(null, null, null, null, null, before, limit);
  }
}
