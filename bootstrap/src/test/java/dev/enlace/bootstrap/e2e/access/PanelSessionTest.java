package dev.enlace.bootstrap.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions of the panel: what they may, and how they end, on every instance. */
class PanelSessionTest {
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
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    one = RunningEnlace.start(SHARED);
    two = RunningEnlace.start(SHARED);
    tenant = Tenant.of(one, "The Company", "required");
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void a_session_is_known_to_every_instance_and_kept_as_a_hash() {
    Api panel = tenant.admin().inPanel();

    assertThat(panel.get("/panel/session").text("/workspaceName")).isEqualTo("The Company");
    assertThat(there(panel).get("/connections").status()).isEqualTo(200);
    assertThat(there(panel).get("/panel/session").text("/csrfToken")).isNotEmpty();
    assertThat(Rows.texts(DATABASE, "SELECT s::text FROM connections.sessions s"))
        .isNotEmpty()
        .noneMatch(row -> row.contains("enl_pan_"));
  }

  @Test
  void whoever_signs_in_again_has_another_session_and_the_one_of_before_is_dead() {
    Api panel = tenant.admin().inPanel();
    Api again = panel.signIn(tenant.key("admin", List.of(), one));

    assertThat(again.get("/panel/session").text("/keyName")).isEqualTo("admin");
    assertThat(panel.get("/panel/session").status()).isEqualTo(401);
    assertThat(there(panel).get("/connections/available").status()).isEqualTo(401);
    assertThat(there(again).get("/connections/available").status()).isEqualTo(200);
  }

  @Test
  void whoever_signs_out_is_out_on_every_instance_at_once() {
    Api panel = tenant.admin().inPanel();
    assertThat(there(panel).get("/connections/available").status()).isEqualTo(200);

    Answer out = panel.delete("/panel/session");

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie").orElseThrow()).startsWith("enlace_panel=;");
    assertThat(there(panel).get("/connections/available").status()).isEqualTo(401);
    assertThat(panel.get("/connections").status()).isEqualTo(401);
  }

  @Test
  void a_session_ends_with_its_key_on_every_instance_within_a_second() {
    Answer made =
        tenant
            .admin()
            .post("/api-keys", Map.of("name", "brief", "role", "admin", "permissions", List.of()));
    Api panel = Api.of(one.url(), made.text("/key")).inPanel();
    assertThat(there(panel).get("/connections").status()).isEqualTo(200);

    assertThat(tenant.admin().delete("/api-keys/" + made.text("/id")).status()).isEqualTo(204);
    long revoked = System.nanoTime();
    int status = there(panel).get("/connections").status();
    while (status == 200 && System.nanoTime() - revoked < 1_000_000_000L) {
      Thread.onSpinWait();
      status = there(panel).get("/connections").status();
    }

    assertThat(status).isEqualTo(401);
    assertThat(panel.get("/panel/session").status()).isEqualTo(401);
  }

  @Test
  void a_session_reads_no_token_and_gives_no_key_that_does() {
    Api key = tenant.key("admin", List.of("tokens:reveal", "tokens:reveal_refresh"), one);
    Api panel = key.inPanel();
    String connection = connected(panel);
    assertThat(key.get("/connections/" + connection + "/token").status()).isEqualTo(200);

    for (Answer answer :
        List.of(
            panel.get("/connections/" + connection + "/token"),
            panel.post("/connections/" + connection + "/refresh", ""),
            panel.post("/api-keys", newKey("tokens:reveal")),
            panel.post("/api-keys", newKey("tokens:reveal_refresh")))) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(403);
      assertThat(answer.text()).doesNotContain("accessToken");
    }
    assertThat(panel.get("/connections/" + connection).json().at("/rights").toString())
        .contains("use", "manage")
        .doesNotContain("reveal");
    assertThat(panel.post("/connections/" + connection + "/test", "").text("/ok"))
        .isEqualTo("true");
  }

  @Test
  void a_session_acts_for_nobody_else() {
    Answer answer = tenant.admin().inPanel().as("victim").get("/connections");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/metadata/violations/0/field")).isEqualTo("Enlace-User");
  }

  @Test
  void another_browser_cannot_complete_what_the_panel_began() {
    Answer started = tenant.admin().inPanel().start("airtable");
    URI authUrl = URI.create(started.text("/authUrl"));
    assertThat(authUrl.getAuthority()).isEqualTo(one.sandbox().http().getAuthority());
    String back = path(new Person().allow(authUrl));
    Api other = Api.anonymous(one.url());

    assertThat(other.get(back).code()).isEqualTo("CONNECTION.INVALID_STATE");
    assertThat(
            other
                .with("Cookie", cookie(tenant.admin().inPanel().start("airtable")))
                .get(back)
                .code())
        .isEqualTo("CONNECTION.INVALID_STATE");

    Answer done = other.with("Cookie", cookie(started)).get(back);
    assertThat(done.header("Location").orElseThrow())
        .startsWith(one.url() + "/?connectionId=")
        .doesNotContain("confirmation");
  }

  @Test
  void the_panel_lets_no_other_browser_consent() {
    Api panel = tenant.admin().inPanel();

    Answer refused =
        panel.post(
            "/connections/oauth/start",
            Map.of("availableConnectionId", panel.entry("airtable"), "askFirst", true));

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.text("/metadata/violations/0/field")).isEqualTo("askFirst");
  }

  @Test
  void what_the_panel_connects_waits_for_no_confirmation() {
    Api panel = tenant.admin().inPanel();

    Answer connection = panel.get("/connections/" + connected(panel));

    assertThat(connection.text("/state/state")).isEqualTo("active");
  }

  @Test
  void the_panel_sends_people_nowhere_else() {
    String elsewhere = "https://app.example/connected";
    assertThat(tenant.successUrls(List.of(elsewhere)).status()).isEqualTo(200);
    Api panel = tenant.admin().inPanel();
    for (String url :
        List.of(
            elsewhere,
            one.url() + "//evil.example",
            one.url() + "/?next=https://evil.example",
            one.url() + "@evil.example/",
            "javascript:alert(1)",
            "//evil.example")) {
      Answer answer =
          panel.post(
              "/connections/oauth/start",
              Map.of("availableConnectionId", panel.entry("airtable"), "successUrl", url));
      assertThat(answer.status()).as(url).isEqualTo(400);
      assertThat(answer.text("/metadata/violations/0/field")).isEqualTo("successUrl");
    }
  }

  private static String connected(Api panel) {
    Answer started = panel.start("airtable");
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    String back = path(new Person().allow(URI.create(started.text("/authUrl"))));
    Answer done = Api.anonymous(one.url()).with("Cookie", cookie(started)).get(back);
    String home = done.header("Location").orElseThrow();
    return home.substring(home.indexOf('=') + 1);
  }

  private static Map<String, Object> newKey(String permission) {
    return Map.of("name", "more", "role", "member", "permissions", List.of(permission));
  }

  private static String cookie(Answer answer) {
    String cookie = answer.header("Set-Cookie").orElseThrow();
    assertThat(cookie).startsWith("enlace_oauth=").contains("HttpOnly", "SameSite=Lax");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static String path(URI address) {
    return address.getRawPath() + "?" + address.getRawQuery();
  }

  private static Api there(Api panel) {
    return panel.at(two.url()).with("Origin", two.url().toString());
  }
}
