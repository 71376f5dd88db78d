package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.stats.Stats;
import dev.enlace.domain.stats.Stats.Entry;
import dev.enlace.domain.stats.Stats.Happenings;
import dev.enlace.domain.stats.Stats.LatencyMs;
import dev.enlace.domain.stats.Stats.Queues;
import dev.enlace.domain.stats.Stats.Refreshes;
import dev.enlace.domain.stats.Stats.States;
import dev.enlace.domain.stats.Stats.Webhooks;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsTest extends RestTest {
  @Test
  void shows_all_numbers() {
    ports.readStats.answers(
        new Stats(
            Samples.NOON,
            Samples.NOON.minusSeconds(60),
            List.of(
                new Entry(
                    "gmail",
                    "google",
                    new States(1, 2, 3, 4, 5),
                    new Happenings(6, 7, 8, 9),
                    new Happenings(10, 11, 12, 13))),
            List.of(new Refreshes("google", 21, 22, 23, new LatencyMs(24, 25, 26))),
            new Queues(14, Samples.NOON.minusSeconds(30), 15),
            new Webhooks(16, 17, 18)));

    get("/stats", Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"at": "2026-11-21T12:00:00Z", "countedSince": "2026-11-21T11:59:00Z",
             "entries": [{"slug": "gmail", "provider": "google",
               "connections":
                 {"pending": 1, "active": 2, "degraded": 3, "needsReauth": 4, "revoked": 5},
               "lastHour": {"refreshed": 6, "degraded": 7, "needsReauth": 8, "recovered": 9},
               "lastDay": {"refreshed": 10, "degraded": 11, "needsReauth": 12, "recovered": 13}}],
             "refreshes": [{"provider": "google", "renewed": 21, "failed": 22, "needsReauth": 23,
               "latencyMs": {"p50": 24, "p95": 25, "p99": 26}}],
             "queues": {"streams": 14, "oldestDueAt": "2026-11-21T11:59:30Z", "deadLetters": 15},
             "webhooks": {"total": 16, "failing": 17, "disabled": 18}}
            """);
    assertThat(ports.readStats.asked()).hasSize(1);
  }

  @Test
  void leaves_out_when_something_is_due_where_nothing_is() {
    ports.readStats.answers(
        new Stats(
            Samples.NOON,
            Samples.NOON,
            List.of(),
            List.of(),
            new Queues(0, null, 0),
            new Webhooks(0, 0, 0)));

    get("/stats", Keys.ADMIN)
        .exchange()
        .expectBody()
        .jsonPath("$.queues.oldestDueAt")
        .doesNotExist()
        .jsonPath("$.entries")
        .isEmpty();
  }
}
