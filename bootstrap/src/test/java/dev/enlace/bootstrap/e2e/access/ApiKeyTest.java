package dev.enlace.bootstrap.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Wire;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are shown once, kept as hashes, and dead everywhere as soon as they are revoked. */
class ApiKeyTest {
  private static final String DATABASE = SharedDatabase.fresh();
  private static final Map<String, String> SHARED =
      Map.of(
          "DATABASE_URL",
          DATABASE,
          "ENCRYPTION_KEY",
          "dGhpcnR5LXR3by1ieXRlcy1mb3ItYWxsLXRoZS10d28=",
          "SECRET_KEY",
          "signs-the-states-of-both-of-the-replicas");
  private static RunningEnlace one;
  private static RunningEnlace two;
  private static Api admin;

  @BeforeAll
  static void start() {
    one = RunningEnlace.start(SHARED);
    two = RunningEnlace.start(SHARED);
    admin = one.admin();
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void a_key_is_shown_once_and_kept_as_its_hash() throws NoSuchAlgorithmException {
    Answer made = make("once", "member", List.of());
    String key = made.text("/key");
    assertThat(key).startsWith("enl_key_").hasSizeGreaterThan(70);
    assertThat(made.header("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(admin.get("/api-keys").text()).contains(made.text("/id")).doesNotContain(key);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    assertThat(
            Rows.texts(
                DATABASE,
                "SELECT encode(key_hash, 'hex') FROM connections.api_keys WHERE id = ?",
                UUID.fromString(made.text("/id"))))
        .containsExactly(HexFormat.of().formatHex(hash));
    assertThat(Rows.texts(DATABASE, "SELECT k::text FROM connections.api_keys k"))
        .noneMatch(row -> row.contains(key) || row.contains(key.substring(40)));
  }

  @Test
  void a_revoked_key_is_dead_on_every_instance_within_a_second() {
    Answer made = make("revoked", "member", List.of());
    Api there = Api.of(two.url(), made.text("/key"));
    for (int warm = 0; warm < 3; warm++) {
      assertThat(there.get("/connections").status()).isEqualTo(200);
    }
    assertThat(admin.delete("/api-keys/" + made.text("/id")).status()).isBetween(200, 204);
    long revoked = System.nanoTime();
    int status = there.get("/connections").status();
    while (status == 200 && System.nanoTime() - revoked < 1_000_000_000L) {
      Thread.onSpinWait();
      status = there.get("/connections").status();
    }
    assertThat(status).isEqualTo(401);
    assertThat(there.at(one.url()).get("/connections").status()).isEqualTo(401);
  }

  @Test
  void a_key_that_was_changed_by_one_character_is_nobodys() {
    String key = make("changed", "member", List.of()).text("/key");
    for (int at : new int[] {0, 10, 31, 50, key.length() - 1}) {
      char other = key.charAt(at) == 'a' ? 'b' : 'a';
      String forged = key.substring(0, at) + other + key.substring(at + 1);
      assertThat(Api.of(one.url(), forged).get("/connections").status()).isEqualTo(401);
    }
    assertThat(Api.of(one.url(), key).get("/connections").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader", "member", "admin"})
  void a_key_that_may_not_act_for_others_becomes_nobody_else(String role) {
    Api leaked = Api.of(one.url(), make("leaked", role, List.of("tokens:reveal")).text("/key"));
    Answer answer = leaked.as("victim").get("/connections");
    refusedHeader(answer);
    assertThat(leaked.get("/connections").status()).isEqualTo(200);
  }

  @Test
  void nobody_acts_for_two_at_once() {
    Answer answer =
        Wire.send(
            one.url(),
            "GET /connections",
            List.of(
                "Host: " + one.url().getAuthority(),
                "Authorization: Bearer " + RunningEnlace.ADMIN_KEY,
                "Enlace-User: alice",
                "Enlace-User: bob"),
            new byte[0]);
    refusedHeader(answer);
  }

  @Test
  void nobody_gives_what_they_do_not_have() {
    Api modest = Api.of(one.url(), make("modest", "admin", List.of("act_as")).text("/key"));
    for (String permission : List.of("tokens:reveal", "tokens:reveal_refresh", "instance_admin")) {
      Answer answer =
          modest.post(
              "/api-keys",
              Map.of("name", "more", "role", "member", "permissions", List.of(permission)));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }
  }

  private static void refusedHeader(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.text("/metadata/violations/0/field")).isEqualTo("Enlace-User");
  }

  private static Answer make(String name, String role, List<String> permissions) {
    Answer made =
        admin.post("/api-keys", Map.of("name", name, "role", role, "permissions", permissions));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made;
  }
}
