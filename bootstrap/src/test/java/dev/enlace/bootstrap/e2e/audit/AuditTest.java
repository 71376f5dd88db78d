package dev.enlace.bootstrap.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two replicas on one database, each sealing; what an administrator sees of it and can prove. */
class AuditTest {
  private static final String DATABASE = SharedDatabase.fresh();
  private static final Map<String, String> SHARED =
      Map.of(
          "DATABASE_URL",
          DATABASE,
          "ENCRYPTION_KEY",
          "dGhpcnR5LXR3by1ieXRlcy1mb3ItYWxsLXRoZS10d28=",
          "SECRET_KEY",
          "signs-the-states-of-both-of-the-replicas");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static RunningEnlace one;
  private static RunningEnlace two;

  @BeforeAll
  static void start() {
    one = RunningEnlace.start(SHARED);
    two = RunningEnlace.start(SHARED);
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void shows_who_did_what_from_where_and_proves_it_whole() {
    Tenant tenant = Tenant.of(one, "Audited", "off");
    Api alice = tenant.key("member", List.of("act_as", "tokens:reveal"), one).as("alice");
    String connection = Grants.connected(alice);
    String token = alice.get("/connections/" + connection + "/token").text("/accessToken");
    assertThat(token).isNotBlank();
    assertThat(alice.at(two.url()).get("/connections/" + connection + "/token").status())
        .isEqualTo(200);

    awaitActions(tenant, connection, 3);
    JsonNode stats = tenant.admin().get("/stats").json();
    assertThat(stats.at("/entries/0/connections/active").asInt()).isEqualTo(1);
    assertThat(stats.at("/entries/0/lastDay/refreshed").asInt()).isZero();
    Answer events = tenant.admin().get("/audit-events?target=" + connection);
    assertThat(actions(events))
        .containsExactlyInAnyOrder("connection.created", "token.handed_out", "token.handed_out");
    assertThat(events.json().at("/items").valueStream())
        .allSatisfy(event -> {
          assertThat(event.at("/actor/kind").asString()).isEqualTo("person");
          assertThat(event.at("/origin").asString()).isEqualTo("127.0.0.1");
          assertThat(event.at("/requestId").asString()).isNotBlank();
          assertThat(event.at("/detail/key").asString()).isNotBlank();
        });
    assertThat(tenant.admin().get("/audit-events").text()).doesNotContain(token);
    String actor = events.text("/items/0/actor/id");
    assertThat(actions(tenant.admin().get("/audit-events?action=token.handed_out&actor=" + actor)))
        .hasSize(2);

    Answer whole = tenant.admin().get("/audit-events");
    List<Long> seqs =
        whole.json().at("/items").valueStream().map(item -> item.at("/seq").asLong()).toList();
    assertThat(seqs)
        .containsExactlyElementsOf(
            LongStream.iterate(seqs.size(), seq -> seq > 0, seq -> seq - 1).boxed().toList());
    Answer proof = tenant.admin().at(two.url()).get("/audit-events/verify");
    assertThat(proof.json().at("/valid").asBoolean()).as(proof.text()).isTrue();
    assertThat(proof.json().at("/count").asInt()).isEqualTo(seqs.size());
    assertThat(proof.text("/head/hash")).isEqualTo(whole.text("/items/0/hash"));
  }

  @Test
  void pages_through_all_events_once() {
    Tenant tenant = Tenant.of(one, "Paged", "off");
    for (int i = 0; i < 5; i++) {
      tenant.key("reader", List.of(), one);
    }
    await(() -> actions(tenant.admin().get("/audit-events")).size() == 8);

    List<String> ids = new ArrayList<>();
    String next = "/audit-events?limit=3";
    while (!next.isEmpty()) {
      Answer page = tenant.admin().get(next);
      page.json().at("/items").forEach(event -> ids.add(event.at("/id").asString()));
      String cursor = page.json().path("nextCursor").asString("");
      next = cursor.isEmpty() ? "" : "/audit-events?limit=3&cursor=" + cursor;
    }
    assertThat(ids).hasSize(8).doesNotHaveDuplicates();
    assertThat(tenant.admin().get("/audit-events?cursor=bm9uZQ").status()).isEqualTo(400);
  }

  @Test
  void a_change_behind_its_back_shows_to_everybody_who_asks() {
    Tenant tenant = Tenant.of(one, "Tampered", "off");
    tenant.key("reader", List.of(), one);
    await(() -> actions(tenant.admin().get("/audit-events")).size() == 4);
    UUID workspace = UUID.fromString(tenant.id());
    Rows.update(
        DATABASE,
        "UPDATE connections.audit_events SET action = 'nothing' WHERE workspace_id = ? AND seq = 2",
        workspace);

    Answer proof = tenant.admin().get("/audit-events/verify");
    assertThat(proof.status()).isEqualTo(200);
    assertThat(proof.json().at("/valid").asBoolean()).isFalse();
    assertThat(proof.json().at("/brokenAt").asInt()).isEqualTo(2);
    assertThat(proof.text("/reason")).isEqualTo("altered");
  }

  @Test
  void a_head_that_was_taken_away_shows_a_tail_that_was_cut_off_with_the_head() {
    Tenant tenant = Tenant.of(one, "Exported", "off");
    tenant.key("reader", List.of(), one);
    await(() -> actions(tenant.admin().get("/audit-events")).size() == 4);
    Answer head = tenant.admin().at(two.url()).get("/audit-events/head");
    String exported =
        "/audit-events/verify?seq=%s&hash=%s&time=%s&signature=%s"
            .formatted(
                head.json().at("/seq").asLong(),
                head.text("/hash"),
                URLEncoder.encode(head.text("/time"), StandardCharsets.UTF_8),
                head.text("/signature"));
    Answer whole = tenant.admin().get(exported);
    assertThat(whole.json().at("/valid").asBoolean()).as(whole.text()).isTrue();
    assertThat(whole.text("/exportedHead")).isEqualTo("found");
    assertThat(whole.json().at("/exportedHeadSigned").asBoolean()).isTrue();
    Answer madeUp =
        tenant.admin().get(exported.replaceFirst("signature=.*", "signature=1." + "0".repeat(64)));
    assertThat(madeUp.json().at("/exportedHeadSigned").asBoolean()).isFalse();
    assertThat(tenant.admin().get("/audit-events/verify?seq=3").status()).isEqualTo(400);

    UUID workspace = UUID.fromString(tenant.id());
    Rows.update(
        DATABASE,
        """
        UPDATE connections.audit_heads h SET seq = 3, hash = e.hash
        FROM connections.audit_events e
        WHERE h.workspace_id = ? AND e.workspace_id = h.workspace_id AND e.seq = 3
        """,
        workspace);
    Rows.update(
        DATABASE,
        "DELETE FROM connections.audit_events WHERE workspace_id = ? AND seq = 4",
        workspace);
    Answer blind = tenant.admin().get("/audit-events/verify");
    assertThat(blind.json().at("/valid").asBoolean()).as("nothing says so").isTrue();
    Answer cut = tenant.admin().get(exported);
    assertThat(cut.json().at("/valid").asBoolean()).as(cut.text()).isFalse();
    assertThat(cut.text("/exportedHead")).isEqualTo("contradicted");
  }

  @Test
  void there_is_room_for_months_to_come() {
    assertThat(
            Rows.texts(
                DATABASE,
                "SELECT tablename FROM pg_tables WHERE tablename ~ '^audit_events_[0-9]'"))
        .hasSizeBetween(4, 5);
  }

  private static void awaitActions(Tenant tenant, String target, int count) {
    await(() -> actions(tenant.admin().get("/audit-events?target=" + target)).size() >= count);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private static List<String> actions(Answer events) {
    return events.json().at("/items").valueStream().map(AuditTest::action).toList();
  }

  private static String action(JsonNode event) {
    return event.at("/action").asString();
  }
}
