package dev.enlace.bootstrap.e2e.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.event.Receiver.Told;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import dev.enlace.bootstrap.files.ForeignTool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an application is told, and how it looks after it. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookTest {
  private static final String DATABASE = SharedDatabase.fresh();

  private static RunningEnlace enlace;
  private static Receiver receiver;

  private Tenant tenant;
  private String path;

  @BeforeAll
  static void start() {
    receiver = Receiver.start();
    enlace =
        RunningEnlace.start(
            Map.of("DATABASE_URL", DATABASE, "ENLACE_OUTBOUND_ALLOW", receiver.allow()));
  }

  @AfterAll
  static void stop() {
    enlace.close();
    receiver.close();
  }

  @BeforeEach
  void makes_a_tenant() {
    tenant = Tenant.of(enlace, "Told", "off");
    path = "/" + UUID.randomUUID();
  }

  @Test
  void a_connections_life_is_told_in_order_and_signed() {
    String secret = receiver.subscribe(tenant.admin(), path).text("/secret");
    Api user = user();
    String id = Grants.connected(user, "airtable");
    assertThat(user.send("POST", "/connections/" + id + "/refresh", null).status()).isEqualTo(200);
    enlace.sandbox().revokeGrants("airtable", "");
    Grants.expire(DATABASE, id);
    assertThat(user.get("/connections/" + id + "/token").status()).isEqualTo(409);
    assertThat(user.delete("/connections/" + id).status()).isEqualTo(200);

    List<Told> told = receiver.await(path, 4);

    assertThat(told)
        .extracting(Told::type)
        .containsExactly(
            "connection.created",
            "connection.refreshed",
            "connection.needs_reauth",
            "connection.deleted");
    assertThat(told)
        .allSatisfy(each -> {
          assertThat(each.isSignedBy(secret)).isTrue();
          assertThat(each.connection()).isEqualTo(id);
          assertThat(each.json().at("/timestamp").asString()).endsWith("Z");
          assertThat(each.body())
              .doesNotContain("sandbox-airtable-access", "sandbox-airtable-refresh");
        });
    assertThat(told).extracting(Told::id).doesNotHaveDuplicates();
    assertThat(told.get(2).json().at("/data/state").asString()).isEqualTo("needs_reauth");
  }

  @Test
  void the_official_library_takes_what_is_sent_and_nothing_that_was_touched() throws Exception {
    String secret = receiver.subscribe(tenant.admin(), path).text("/secret");
    connected();
    Told told = receiver.await(path, 1).getFirst();
    Path library = ForeignTool.npmPackage("standardwebhooks");
    String script =
        """
        const { Webhook } = require(process.argv[1]);
        const [secret, id, timestamp, signature, body] = process.argv.slice(2);
        const verify = text => new Webhook(secret).verify(text, {
          'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
        console.log(verify(body).type);
        try { verify(body + ' '); } catch (e) { console.log(e.message); }
        """;

    ForeignTool.Result result =
        ForeignTool.ofSystem("node")
            .run(
                List.of(),
                "-e",
                script,
                library.toString(),
                secret,
                told.id(),
                told.timestamp(),
                told.signatures(),
                told.body());

    assertThat(result.output().lines())
        .containsExactly("connection.created", "No matching signature found");
  }

  @Test
  void only_what_is_wanted_is_told() {
    receiver.subscribe(tenant.admin(), path, "connection.deleted");
    String id = connected();
    user().delete("/connections/" + id);

    assertThat(receiver.await(path, 1))
        .extracting(Told::type)
        .containsExactly("connection.deleted");
  }

  @Test
  void what_was_not_taken_comes_again_under_the_same_id_and_before_what_came_after_it() {
    Answer webhook = receiver.subscribe(tenant.admin(), path);
    String at = "/webhooks/" + webhook.text("/id");
    receiver.answers(path, 500, 503, 302);
    String id = connected();
    for (int attempt = 1; attempt <= 3; attempt++) {
      receiver.await(path, attempt);
      if (attempt == 1) {
        rename(id);
        assertThat(awaitText(at, "/failingSince")).isNotEmpty();
      }
      hurry(webhook.text("/id"), attempt);
    }

    List<Told> told = receiver.await(path, 5);
    assertThat(told)
        .extracting(Told::type)
        .containsExactly(
            "connection.created",
            "connection.created",
            "connection.created",
            "connection.created",
            "connection.updated");
    assertThat(told.subList(0, 4)).extracting(Told::id).containsOnly(told.getFirst().id());
    assertThat(told.subList(0, 4)).extracting(Told::body).containsOnly(told.getFirst().body());
    assertThat(receiver.at("/elsewhere")).isEmpty();
    List<String> log = deliveries(at, 5);
    assertThat(log)
        .containsExactly(
            "connection.updated 1 true 204 ",
            "connection.created 4 true 204 ",
            "connection.created 3 false 302 redirected",
            "connection.created 2 false 503 server_error",
            "connection.created 1 false 500 server_error");
    assertThat(tenant.admin().get(at).json().has("failingSince")).isFalse();
  }

  @Test
  void an_event_that_was_given_up_is_replayed_and_the_others_go_on() {
    Answer webhook = receiver.subscribe(tenant.admin(), path);
    String at = "/webhooks/" + webhook.text("/id");
    receiver.answers(path, 500, 500);
    String id = connected();
    receiver.await(path, 1);
    hurry(webhook.text("/id"), 1, 9);
    receiver.await(path, 2);
    rename(id);
    List<Told> told = receiver.await(path, 3);
    assertThat(told.getLast().type()).isEqualTo("connection.updated");
    assertThat(letters(webhook)).containsExactly("connection.created 10 false");

    String failed = deliveries(at, 3, "/items/1/id");
    Answer replayed = tenant.admin().post(at + "/deliveries/" + failed + "/replay", "");
    assertThat(replayed.status()).as(replayed.text()).isEqualTo(200);
    assertThat(replayed.text("/accepted")).isEqualTo("true");
    assertThat(replayed.text("/attempt")).isEqualTo("0");
    assertThat(receiver.at(path).getLast().id()).isEqualTo(told.getFirst().id());
    assertThat(receiver.at(path).getLast().body()).isEqualTo(told.getFirst().body());
    assertThat(letters(webhook)).containsExactly("connection.created 10 true");
    assertThat(tenant.admin().get(at + "/deliveries/" + replayed.text("/id")).text())
        .isEqualTo(replayed.text());
  }

  @Test
  void for_a_day_the_old_secret_signs_besides_the_new_one() {
    Answer webhook = receiver.subscribe(tenant.admin(), path);
    String old = webhook.text("/secret");
    Answer rotated = tenant.admin().post("/webhooks/" + webhook.text("/id") + "/secret", "");
    assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
    String fresh = rotated.text("/secret");
    connected();

    Told both = receiver.await(path, 1).getFirst();
    assertThat(both.isSignedBy(old)).isTrue();
    assertThat(both.isSignedBy(fresh)).isTrue();
    Rows.update(
        DATABASE,
        "UPDATE connections.destinations SET secret_old_until = now() WHERE id = ?",
        UUID.fromString(webhook.text("/id")));
    connected();

    Told one = receiver.await(path, 2).getLast();
    assertThat(one.isSignedBy(old)).isFalse();
    assertThat(one.isSignedBy(fresh)).isTrue();
    assertThat(tenant.admin().get("/webhooks").text()).doesNotContain("whsec_");
  }

  @Test
  void a_receiver_that_is_gone_is_told_no_more_until_it_is_switched_on_again() {
    Answer webhook = receiver.subscribe(tenant.admin(), path);
    String at = "/webhooks/" + webhook.text("/id");
    receiver.answers(path, 410);
    connected();
    assertThat(awaitText(at, "/disabledReason")).isEqualTo("gone");
    connected();

    Answer stale = tenant.admin().with("If-Match", "\"1\"").patch(at, Map.of("enabled", true));
    assertThat(stale.status()).isEqualTo(412);
    String tag = tenant.admin().get(at).header("ETag").orElseThrow();
    Answer on = tenant.admin().with("If-Match", tag).patch(at, Map.of("enabled", true));
    assertThat(on.status()).as(on.text()).isEqualTo(200);
    assertThat(on.json().has("disabledReason")).isFalse();
    String third = connected();

    assertThat(receiver.await(path, 2).getLast().connection()).isEqualTo(third);
  }

  @Test
  void a_receiver_that_fails_for_five_days_is_switched_off() {
    Answer webhook = receiver.subscribe(tenant.admin(), path);
    UUID id = UUID.fromString(webhook.text("/id"));
    receiver.answers(path, 500, 500);
    connected();
    receiver.await(path, 1);
    awaitText("/webhooks/" + id, "/failingSince");
    Rows.update(
        DATABASE,
        "UPDATE connections.destinations SET failing_since = now() - interval '5 days'"
            + " WHERE id = ?",
        id);
    connected();

    assertThat(awaitText("/webhooks/" + id, "/disabledReason")).isEqualTo("failing");
    assertThat(
            Rows.texts(
                DATABASE,
                """
                SELECT action
                FROM (SELECT id, action, target_id FROM connections.audit_inbox
                      UNION ALL SELECT id, action, target_id FROM connections.audit_events) a
                WHERE target_id = ? ORDER BY id
                """,
                id))
        .containsExactly("webhook.created", "webhook.disabled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://169.254.169.254/",
        "https://10.0.0.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://user@hooks.example/",
        "https://hooks.example/#here",
        "ftp://hooks.example/",
        "https:hooks",
        "/hooks",
        "no url",
        "http://127.0.0.1:1/",
        "https://nowhere.invalid/",
        "https://a.example/\r\nb",
        "https://a.example/\u001b[31m"
      })
  void no_inner_address_becomes_a_webhook(String url) {
    Answer answer = tenant.admin().post("/webhooks", Map.of("url", url));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.text("/metadata/violations/0/field")).isEqualTo("url");
  }

  @Test
  void a_name_that_turns_inwards_later_is_not_followed_there() {
    Answer webhook = receiver.subscribe(tenant.admin(), path);
    String at = "/webhooks/" + webhook.text("/id");
    Rows.update(
        DATABASE,
        "UPDATE connections.destinations SET url = ? WHERE id = ?",
        "http://127.0.0.1:" + enlace.sandbox().control().getPort() + "/",
        UUID.fromString(webhook.text("/id")));
    connected();

    assertThat(deliveries(at, 1))
        .containsExactly("connection.created 1 false  address_not_allowed");
  }

  @Test
  void logs_a_failure_in_one_line_without_the_address(CapturedOutput output)
      throws InterruptedException {
    Answer lines =
        tenant
            .admin()
            .post(
                "/webhooks",
                Map.of("url", receiver.url(path), "description", "a\r\nb\u001b[31mforged"));
    assertThat(lines.status()).isEqualTo(400);
    assertThat(lines.text("/metadata/violations/0/field")).isEqualTo("description");
    Answer webhook = receiver.subscribe(tenant.admin(), path + "?token=canary-in-a-url");
    receiver.answers(path, 500);
    connected();
    awaitText("/webhooks/" + webhook.text("/id"), "/failingSince");

    // the line is written after the state, and the output is caught after the line
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!output.getAll().contains(webhook.text("/id")) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(output.getAll().lines())
        .filteredOn(line -> line.contains(webhook.text("/id")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("was not taken", "SERVER_ERROR 500"));
    assertThat(output.getAll()).doesNotContain("canary-in-a-url", "forged", "whsec_");
  }

  private Api user() {
    return tenant.admin().as("ana");
  }

  private String connected() {
    return Mail.connected(user(), enlace, "private");
  }

  private void rename(String id) {
    Answer answer =
        user().with("If-Match", "\"1\"").patch("/connections/" + id, Map.of("label", "Renamed"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** Waits until an attempt is noted as failed, and does not wait for the next one. */
  private static void hurry(String webhook, int attempts) {
    hurry(webhook, attempts, attempts);
  }

  /** The same, as if so many attempts had been made. */
  private static void hurry(String webhook, int attempts, int made) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (Rows.update(
            DATABASE,
            "UPDATE connections.outbox_streams SET due_at = now(), attempts = ?"
                + " WHERE destination_id = ? AND attempts = ? AND claim_id IS NULL",
            made,
            UUID.fromString(webhook),
            attempts)
        == 0) {
      assertThat(System.nanoTime()).as("attempt " + attempts).isLessThan(end);
      Receiver.sleep(10);
    }
  }

  private static List<String> letters(Answer webhook) {
    return Rows.texts(
        DATABASE,
        "SELECT type || ' ' || attempts || ' ' || (replayed_at IS NOT NULL)"
            + " FROM connections.dead_letters WHERE destination_id = ?",
        UUID.fromString(webhook.text("/id")));
  }

  private String awaitText(String at, String pointer) {
    long end = System.nanoTime() + 60_000_000_000L;
    String text = "";
    while (text.isEmpty()) {
      assertThat(System.nanoTime()).as(pointer).isLessThan(end);
      text = tenant.admin().get(at).text(pointer);
    }
    return text;
  }

  private String deliveries(String at, int count, String pointer) {
    deliveries(at, count);
    return tenant.admin().get(at + "/deliveries").text(pointer);
  }

  private List<String> deliveries(String at, int count) {
    long end = System.nanoTime() + 60_000_000_000L;
    Answer answer = tenant.admin().get(at + "/deliveries");
    while (answer.json().at("/items").size() < count) {
      assertThat(System.nanoTime()).as(answer.text()).isLessThan(end);
      Receiver.sleep(20);
      answer = tenant.admin().get(at + "/deliveries");
    }
    return answer
        .json()
        .at("/items")
        .valueStream()
        .map(each ->
            "%s %s %s %s %s"
                .formatted(
                    each.at("/type").asString(),
                    each.at("/attempt").asString(),
                    each.at("/accepted").asString(),
                    each.at("/status").asString(),
                    each.at("/error").asString()))
        .toList();
  }
}
