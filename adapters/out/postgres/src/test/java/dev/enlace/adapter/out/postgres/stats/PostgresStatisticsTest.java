package dev.enlace.adapter.out.postgres.stats;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.stats.RefreshTallies.Line;
import dev.enlace.application.port.out.stats.Statistics;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.stats.RefreshTally;
import dev.enlace.domain.stats.Stats;
import dev.enlace.domain.stats.Stats.Entry;
import dev.enlace.domain.stats.Stats.Happenings;
import dev.enlace.domain.stats.Stats.LatencyMs;
import dev.enlace.domain.stats.Stats.Queues;
import dev.enlace.domain.stats.Stats.Refreshes;
import dev.enlace.domain.stats.Stats.States;
import dev.enlace.domain.stats.Stats.Webhooks;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStatisticsTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();
  private final Statistics statistics = new PostgresStatistics(DATABASE.database());
  private final WorkspaceId workspace = tenant();
  private final WorkspaceId other = tenant();

  @BeforeEach
  void gives_the_other_workspace_something_of_everything() {
    grant(other, SampleEntries.GMAIL, "active");
    happened(other, 1, "gmail", "connection.refreshed", "1 minute");
    destination(other, "true", "now()");
    stream(other, "1 minute");
    deadLetter(other, "NULL");
  }

  @Test
  void counts_nothing_where_there_is_nothing() {
    Stats stats = answer(statistics.of(tenant()));

    assertThat(stats.entries()).isEmpty();
    assertThat(stats.refreshes()).isEmpty();
    assertThat(stats.queues()).isEqualTo(new Queues(0, null, 0));
    assertThat(stats.webhooks()).isEqualTo(new Webhooks(0, 0, 0));
    assertThat(Duration.between(stats.countedSince(), stats.at())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void counts_connections_by_entry_and_state() {
    grant(workspace, SampleEntries.GMAIL, "active");
    grant(workspace, SampleEntries.GMAIL, "active");
    grant(workspace, SampleEntries.GMAIL, "pending");
    grant(workspace, SampleEntries.AIRTABLE, "degraded");
    grant(workspace, SampleEntries.AIRTABLE, "needs_reauth");
    grant(workspace, SampleEntries.AIRTABLE, "revoked");

    assertThat(answer(statistics.of(workspace)).entries())
        .containsExactly(
            entry(SampleEntries.AIRTABLE, new States(0, 0, 1, 1, 1), none(), none()),
            entry(SampleEntries.GMAIL, new States(1, 2, 0, 0, 0), none(), none()));
  }

  @Test
  void counts_what_happened_in_an_hour_and_in_a_day_also_to_what_is_gone() {
    happened(workspace, 1, "gmail", "connection.refreshed", "25 hours");
    happened(workspace, 2, "gmail", "connection.refreshed", "23 hours");
    happened(workspace, 3, "gmail", "connection.degraded", "61 minutes");
    happened(workspace, 4, "gmail", "connection.needs_reauth", "59 minutes");
    happened(workspace, 5, "gmail", "connection.recovered", "1 minute");
    happened(workspace, 6, "gmail", "connection.refreshed", "0 minutes");
    happened(workspace, 7, "gmail", "token.handed_out", "0 minutes");

    assertThat(answer(statistics.of(workspace)).entries())
        .containsExactly(
            entry(
                SampleEntries.GMAIL,
                new States(0, 0, 0, 0, 0),
                new Happenings(1, 0, 1, 1),
                new Happenings(2, 1, 1, 1)));
  }

  @Test
  void adds_up_how_refreshes_ended_on_all_replicas_within_a_day() {
    refreshed(workspace, "google", RefreshTally.renewed(Duration.ofMillis(90)));
    refreshed(workspace, "google", RefreshTally.failed(Duration.ofSeconds(30)));
    DATABASE.run(
        """
        UPDATE connections.refresh_tallies SET hour = hour - interval '23 hours'
        WHERE workspace_id = '%s'
        """
            .formatted(workspace));
    refreshed(workspace, "google", RefreshTally.renewed(Duration.ofMillis(250)));
    refreshed(workspace, "airtable", RefreshTally.needsReauth(Duration.ofMillis(10)));
    refreshed(other, "google", RefreshTally.renewed(Duration.ofMillis(10)));

    assertThat(answer(statistics.of(workspace)).refreshes())
        .containsExactly(
            new Refreshes("airtable", 0, 0, 1, new LatencyMs(50, 50, 50)),
            new Refreshes("google", 2, 1, 0, new LatencyMs(300, 30_000, 30_000)));
  }

  @Test
  void forgets_how_refreshes_ended_a_day_ago() {
    refreshed(workspace, "google", RefreshTally.renewed(Duration.ofMillis(90)));
    DATABASE.run("UPDATE connections.refresh_tallies SET hour = hour - interval '25 hours'");

    assertThat(answer(statistics.of(workspace)).refreshes()).isEmpty();
  }

  @Test
  void says_since_when_it_counts_where_there_is_more_than_it_counts() {
    DATABASE.run(
        """
        INSERT INTO connections.audit_events
          (workspace_id, sealed_at, seq, id, at, action, actor_kind, detail, key_id, hash)
        SELECT '%s', now() - n * interval '1 second', 100000 - n, gen_random_uuid(), now(),
          'connection.refreshed', 'system', '{"slug": "gmail"}', 1, '\\x'
        FROM generate_series(1, %d) n
        """
            .formatted(workspace, Statistics.MOST_EVENTS + 10));

    Stats stats = answer(statistics.of(workspace));

    assertThat(stats.entries().getFirst().lastDay().refreshed()).isEqualTo(Statistics.MOST_EVENTS);
    assertThat(stats.entries().getFirst().lastHour().refreshed()).isBetween(3500L, 3600L);
    assertThat(Duration.between(stats.countedSince(), stats.at()))
        .isBetween(
            Duration.ofSeconds(Statistics.MOST_EVENTS),
            Duration.ofSeconds(Statistics.MOST_EVENTS + 60));
  }

  @Test
  void counts_what_is_to_be_told_and_whom_it_cannot_be_told() {
    destination(workspace, "true", "NULL");
    destination(workspace, "true", "now()");
    destination(workspace, "false", "now()");
    stream(workspace, "1 minute");
    stream(workspace, "2 minutes");
    deadLetter(workspace, "NULL");
    deadLetter(workspace, "now()");

    Stats stats = answer(statistics.of(workspace));

    assertThat(stats.webhooks()).isEqualTo(new Webhooks(3, 1, 1));
    assertThat(stats.queues().streams()).isEqualTo(2);
    assertThat(stats.queues().deadLetters()).isEqualTo(1);
    assertThat(Duration.between(Objects.requireNonNull(stats.queues().oldestDueAt()), stats.at()))
        .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
  }

  private WorkspaceId tenant() {
    var made = Samples.workspace();
    answer(
        stores
            .workspaces()
            .add(
                made,
                Samples.key(made.id()),
                Samples.hash(),
                Samples.actor(Samples.user(made.id()))));
    return made.id();
  }

  private void grant(WorkspaceId in, CatalogEntry of, String state) {
    User ana = Samples.user(in);
    Connection grant = SampleConnections.grant(in, ana, of, null);
    answer(
        stores
            .connections()
            .add(
                grant,
                Samples.sealed(1, Material.ACCESS_TOKEN),
                Samples.change(ConnectionChange.CREATED, ana)));
    DATABASE.run(
        """
        UPDATE connections.connections SET state = '%1$s',
          state_reason = CASE WHEN '%1$s' IN ('degraded', 'needs_reauth') THEN 'sample' END
        WHERE id = '%2$s'
        """
            .formatted(state, grant.id()));
  }

  private static void happened(WorkspaceId in, int seq, String slug, String action, String ago) {
    DATABASE.run(
        """
        INSERT INTO connections.audit_events
          (workspace_id, sealed_at, seq, id, at, action, actor_kind, detail, key_id, hash)
        VALUES ('%s', now() - interval '%s', %d, '%s', now(), '%s', 'system', '{"slug": "%s"}',
          1, '\\x')
        """
            .formatted(in, ago, seq, Samples.id(), action, slug));
  }

  private static void destination(WorkspaceId in, String enabled, String failingSince) {
    DATABASE.run(
        """
        INSERT INTO connections.destinations (workspace_id, id, kind, enabled, failing_since)
        VALUES ('%s', '%s', 'webhook', %s, %s)
        """
            .formatted(in, Samples.id(), enabled, failingSince));
  }

  private static void stream(WorkspaceId in, String ago) {
    DATABASE.run(
        """
        INSERT INTO connections.outbox_streams
          (workspace_id, destination_id, connection_id, first_seq, last_seq, due_at)
        VALUES ('%s', '%s', '%s', 1, 1, now() - interval '%s')
        """
            .formatted(in, Samples.id(), Samples.id(), ago));
  }

  private static void deadLetter(WorkspaceId in, String replayedAt) {
    DATABASE.run(
        """
        INSERT INTO connections.dead_letters (workspace_id, id, destination_id, connection_id, seq,
          event_id, type, payload, happened_at, attempts, error, replayed_at)
        VALUES ('%s', '%s', '%s', '%s', 1, '%s', 'connection.updated', '{}', now(), 1, 'sample', %s)
        """
            .formatted(in, Samples.id(), Samples.id(), Samples.id(), Samples.id(), replayedAt));
  }

  private static Entry entry(
      CatalogEntry of, States states, Happenings lastHour, Happenings lastDay) {
    return new Entry(of.slug().value(), of.details().provider().value(), states, lastHour, lastDay);
  }

  private static void refreshed(WorkspaceId workspace, String provider, RefreshTally tally) {
    Line line = new Line(workspace, new ProviderId(provider), tally);
    answer(new PostgresRefreshTallies(DATABASE.database()).add(List.of(line)).thenReturn(line));
  }

  private static Happenings none() {
    return new Happenings(0, 0, 0, 0);
  }
}
