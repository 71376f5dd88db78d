package dev.enlace.adapter.out.postgres.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.server.Plans;
import dev.enlace.adapter.out.postgres.server.Reading;
import dev.enlace.application.contract.Answers;
import dev.enlace.application.port.out.audit.AuditFilter;
import dev.enlace.domain.audit.AuditPosition;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * In a workspace of 4,000 events, one a minute since fourteen days, of which one in two hundred is
 * no hand-out, and the last three days old.
 */
class EventsQueryTest {
  private static final int LIMIT = 10;

  /** That a page may read: among them those of one hour, for what is sealed late. */
  private static final int MOST = 100;

  private static final String WORKSPACE = "'00000000-0001-7000-8000-000000000001'";
  private static final UUID SOMEBODY = UUID.fromString("00000000-0001-7000-8000-000000002000");

  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.filled();

  private final Instant oldest = Instant.now().minus(Duration.ofMinutes(20_000));

  @Test
  void reads_a_page_of_the_newest() {
    assertReadsWhatItShows(filter(null, null, null, null, null, null));
  }

  @Test
  void reads_the_deepest_page_as_the_first() {
    Instant sealed = oldest.plus(Duration.ofMinutes(30));

    assertReadsWhatItShows(filter(null, null, null, null, null, new AuditPosition(sealed, 30)));
  }

  @Test
  void finds_what_happens_seldom_without_reading_what_happens_often() {
    assertReadsWhatItShows(filter("connection.created", null, null, null, null, null));
    assertReadsWhatItShows(
        filter("connection.created", null, null, null, null, new AuditPosition(late(), 2500)));
  }

  @Test
  void finds_what_one_did_and_what_was_done_to_one() {
    assertReadsWhatItShows(filter(null, SOMEBODY, null, null, null, null));
    assertReadsWhatItShows(filter(null, null, SOMEBODY, null, null, null));
    assertReadsWhatItShows(
        filter(null, null, SOMEBODY, null, null, new AuditPosition(late(), 2500)));
  }

  @Test
  void finds_what_was_long_ago_without_reading_what_came_since() {
    Instant day = oldest.plus(Duration.ofDays(1));

    assertReadsWhatItShows(filter(null, null, null, oldest, day, null));
    assertReadsWhatItShows(filter(null, null, null, null, day, null));
  }

  @Test
  void finds_what_was_sealed_hours_after_it_happened() {
    WorkspaceId workspace = new WorkspaceId(new UUID(0x7000L, 1));
    Instant to = oldest.plus(Duration.ofDays(1));
    insert(workspace, 1, to.minusSeconds(20), to.minusSeconds(10));
    insert(workspace, 2, to.minusSeconds(5), to.plus(Duration.ofHours(30)));
    insert(workspace, 3, to.plusSeconds(5), to.plus(Duration.ofHours(40)));

    var found =
        new PostgresAuditChain(DATABASE.database())
            .page(workspace, filter(null, null, null, null, to, null));

    assertThat(Answers.all(found).stream().map(SealedEvent::seq)).containsExactly(2L, 1L);
  }

  private static void insert(WorkspaceId workspace, int seq, Instant at, Instant sealedAt) {
    DATABASE.run(
        """
        INSERT INTO connections.audit_events
          (workspace_id, sealed_at, seq, id, at, action, actor_kind, detail, key_id, hash)
        VALUES ('%s', '%s', %d, gen_random_uuid(), '%s', 'tried', 'system', '{}', 1,
          decode(repeat('00', 32), 'hex'))
        """
            .formatted(workspace.value(), sealedAt, seq, at));
  }

  private Instant late() {
    return oldest.plus(Duration.ofMinutes(2500));
  }

  private static void assertReadsWhatItShows(AuditFilter filter) {
    EventsQuery query = EventsQuery.of(filter);
    Map<String, String> values = new HashMap<>(Map.of("workspace", WORKSPACE));
    query.values().forEach((name, value) -> values.put(name, "'" + value + "'"));

    Reading reading = Plans.reading(DATABASE, query.text(), values);

    assertThat(reading.result()).as(query.text()).isEqualTo(LIMIT + 1);
    assertThat(reading.sequential()).as(reading.text()).isEmpty();
    assertThat(reading.rows()).as(reading.text()).isLessThan(MOST);
  }

  private static AuditFilter filter(
      @Nullable String action,
      @Nullable UUID actor,
      @Nullable UUID target,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable AuditPosition before) {
    return new AuditFilter(action, actor, target, from, to, before, LIMIT);
  }
}
