package dev.enlace.bootstrap.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Mail;
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

/** A person connects by a link that an application has made, and the application learns of it. */
class ConnectSessionTest {
  private static final String SUCCESS = "https://app.example/connected?tenant=7";
  private static final String DATABASE = SharedDatabase.fresh();
  private static RunningEnlace enlace;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start(Map.of("DATABASE_URL", DATABASE));
    tenant = Tenant.of(enlace, "The Company", "required");
    assertThat(tenant.successUrls(List.of(SUCCESS)).status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void to_look_at_a_link_changes_nothing_and_to_open_it_takes_a_button_of_ours() {
    URI link = link(tenant.admin().as("looked-at"));
    assertThat(link.toString()).startsWith(enlace.url() + "/connect/enl_link_");
    for (int scanned = 0; scanned < 3; scanned++) {
      Answer page = new Person().open(link);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Set-Cookie")).isEmpty();
      assertThat(page.header("X-Frame-Options").orElseThrow()).isEqualTo("DENY");
      assertThat(page.header("Content-Security-Policy").orElseThrow())
          .contains("frame-ancestors 'none'");
      assertThat(page.text()).contains("admin", "looked-at", "method=\"post\"");
    }
    Api elsewhere = Api.anonymous(enlace.url()).with("Origin", "https://evil.example");
    assertThat(elsewhere.send("POST", link.getRawPath(), null).status()).isEqualTo(403);

    Answer opened = new Person().submit(link, "");

    assertThat(opened.status()).isEqualTo(303);
    assertThat(opened.header("Location").orElseThrow()).isEqualTo("/connect");
    assertThat(opened.header("Set-Cookie").orElseThrow())
        .startsWith("enlace_connect=enl_con_")
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("enl_link_");
    assertThat(Rows.texts(DATABASE, "SELECT s::text FROM connections.sessions s"))
        .isNotEmpty()
        .noneMatch(row -> row.contains("enl_link_") || row.contains("enl_con_"));
  }

  @Test
  void a_link_that_was_opened_has_expired_or_was_changed_leads_nowhere() {
    URI spent = link(tenant.admin().as("spent"));
    assertThat(new Person().submit(spent, "").status()).isEqualTo(303);
    URI expired = link(tenant.admin().as("expired"));
    Rows.update(
        DATABASE,
        """
        UPDATE connections.sessions SET expires_at = now() - interval '1 second'
        WHERE id = (SELECT s.id FROM connections.sessions s
                    JOIN connections.users u ON u.id = s.user_id WHERE u.subject = 'expired')
        """);
    URI tampered = URI.create(link(tenant.admin().as("tampered")) + "0");

    refused(spent, 410, "opened already");
    refused(expired, 410, "has expired");
    refused(tampered, 404, "not complete");
  }

  @Test
  void what_somebody_connects_by_a_form_is_the_users_and_nobody_elses() {
    Api backend = tenant.admin().as("fills-in");
    String older = Mail.connected(backend, enlace, "private");
    Api person = called("Mail of the shop", backend);
    assertThat(person.get("/connect/session").text("/user")).isEqualTo("fills-in");

    String made = Mail.connected(person, enlace, "private");

    assertThat(backend.get("/connections/" + made).text("/owner/subject")).isEqualTo("fills-in");
    assertThat(backend.get("/connections/" + made).text("/label")).isEqualTo("Mail of the shop");
    assertThat(person.get("/connections/" + made).status()).isEqualTo(200);
    assertThat(person.post("/connections/" + made + "/test", "").text("/ok")).isEqualTo("true");
    for (Answer answer :
        List.of(
            person.get("/connections/" + older),
            person.post("/connections/" + older + "/test", ""),
            person.post("/connect/session/finish", Map.of("connectionId", older)))) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }
    for (Answer answer :
        List.of(
            person.get("/connections"),
            person.get("/connections/" + made + "/token"),
            person.delete("/connections/" + made),
            person.get("/api-keys"),
            person.with("Enlace-Csrf-Token", "made-up").post("/connections", Map.of()))) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    }

    Answer finished = person.post("/connect/session/finish", Map.of("connectionId", made));
    assertThat(finished.text("/redirectUrl")).isEqualTo(SUCCESS + "&connectionId=" + made);
    assertThat(person.get("/connect/session").status()).isEqualTo(401);
    assertThat(person.get("/connections/" + made).status()).isEqualTo(401);
    assertThat(person.post("/connect/session/finish", Map.of()).status()).isEqualTo(401);
    Answer again = person.post("/connect/session/finish", Map.of("connectionId", made));
    assertThat(again.text("/redirectUrl")).isEqualTo(finished.text("/redirectUrl"));
  }

  @Test
  void what_somebody_connects_at_a_provider_waits_for_the_application() {
    Api backend = tenant.admin().as("consents");
    Api person = called("Base of the shop", backend);
    Answer started = person.start("airtable");
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    URI authUrl = URI.create(started.text("/authUrl"));
    assertThat(authUrl.getAuthority()).isEqualTo(enlace.sandbox().http().getAuthority());
    URI back = new Person().allow(authUrl);
    String callback = back.getRawPath() + "?" + back.getRawQuery();
    assertThat(Api.anonymous(enlace.url()).get(callback).code())
        .isEqualTo("CONNECTION.INVALID_STATE");

    String bound = started.header("Set-Cookie").orElseThrow();
    Answer done =
        Api.anonymous(enlace.url())
            .with("Cookie", bound.substring(0, bound.indexOf(';')))
            .get(callback);
    String home = done.header("Location").orElseThrow();
    assertThat(home)
        .startsWith(enlace.url() + "/connect?connectionId=")
        .doesNotContain("confirmation");
    String made = home.substring(home.indexOf('=') + 1);
    assertThat(person.get("/connections/" + made).text("/state/state")).isEqualTo("pending");

    Answer finished = person.post("/connect/session/finish", Map.of("connectionId", made));
    String redirect = finished.text("/redirectUrl");
    assertThat(redirect).startsWith(SUCCESS + "&connectionId=" + made + "&confirmation=");
    String confirmation = redirect.substring(redirect.lastIndexOf('=') + 1);
    Answer confirmed =
        backend.post("/connections/" + made + "/confirm", Map.of("confirmation", confirmation));
    assertThat(confirmed.text("/state/state")).isEqualTo("active");
    assertThat(confirmed.text("/label")).isEqualTo("Base of the shop");
  }

  @Test
  void what_a_frame_has_started_is_asked_in_no_browser_that_was_sent_the_address() {
    Api person = tenant.admin().as("framing").byLink(SUCCESS);
    Answer started =
        person.post(
            "/connections/oauth/start",
            Map.of("availableConnectionId", person.entry("airtable"), "askFirst", true));
    String page = URI.create(started.text("/authUrl")).getRawPath();
    Api browser = Api.anonymous(enlace.url());

    for (String site : List.of("none", "cross-site", "same-site")) {
      Answer refused = browser.with("Sec-Fetch-Site", site).get(page);
      assertThat(refused.status()).as(refused.text()).isEqualTo(400);
      assertThat(refused.text("/metadata/reason")).isEqualTo("other_browser");
    }
    assertThat(browser.with("Sec-Fetch-Site", "same-origin").get(page).status()).isEqualTo(200);
  }

  @Test
  void a_link_is_for_what_it_names() {
    Api backend = tenant.admin().as("limited");
    Api person =
        backend.opened(
            backend.post(
                "/connect-sessions", Map.of("entries", List.of("smtp"), "successUrl", SUCCESS)));

    assertThat(person.get("/connect/session").json().at("/entries").toString())
        .isEqualTo("[\"smtp\"]");
    assertThat(person.get("/connections/available/smtp/form-schema").status()).isEqualTo(200);
    assertThat(person.get("/connections/available/airtable").status()).isEqualTo(404);
    assertThat(
            person
                .post(
                    "/connections/oauth/start",
                    Map.of("availableConnectionId", backend.entry("airtable")))
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_link_never_leads_off_the_allow_list() {
    for (String url :
        List.of(
            "//app.example/connected?tenant=7",
            SUCCESS + "&x",
            SUCCESS.replace("app.example", "app.example.evil.example"),
            SUCCESS.replace("app.example", "app.example@evil.example"),
            SUCCESS.replace("/connected", "/%2e%2e/connected"),
            SUCCESS + "\r\nX: y",
            "javascript:alert(1)",
            "https://аpp.example/connected?tenant=7",
            "\\\\app.example")) {
      Answer answer = tenant.admin().as("c5").post("/connect-sessions", Map.of("successUrl", url));
      assertThat(answer.status()).as(url).isEqualTo(400);
    }
  }

  @Test
  void only_those_may_frame_the_page_whom_the_workspace_names() {
    Tenant framing = Tenant.of(enlace, "Framing", "off");
    framing.successUrls(List.of(SUCCESS));
    String settings = "/workspaces/" + framing.id() + "/connect-page";
    assertThat(framing.admin().get(settings).text()).isEqualTo("{\"frameAncestors\":[]}");
    for (String origin :
        List.of("*", "https:", "https://*.example", "http://app.example", "https://a.example/x")) {
      assertThat(framing.admin().put(settings, Map.of("frameAncestors", List.of(origin))).status())
          .as(origin)
          .isEqualTo(400);
    }
    Map<String, Object> page =
        Map.of("name", "Acme", "frameAncestors", List.of("https://app.example"));
    assertThat(framing.admin().put(settings, page).status()).isEqualTo(200);

    Answer shown = new Person().open(link(framing.admin().as("framed")));

    assertThat(shown.header("X-Frame-Options")).isEmpty();
    assertThat(shown.header("Content-Security-Policy").orElseThrow())
        .endsWith("frame-ancestors https://app.example");
    assertThat(shown.text()).contains("Acme");
    assertThat(new Person().open(link(tenant.admin())).header("X-Frame-Options")).isPresent();
  }

  private static Api called(String label, Api backend) {
    return backend.opened(
        backend.post("/connect-sessions", Map.of("successUrl", SUCCESS, "label", label)));
  }

  private static URI link(Api backend) {
    Answer made = backend.post("/connect-sessions", Map.of("successUrl", SUCCESS));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return URI.create(made.text("/url"));
  }

  private static void refused(URI link, int status, String words) {
    Api browser =
        Api.anonymous(enlace.url())
            .with("Accept", "text/html")
            .with("Origin", enlace.url().toString());
    for (String method : List.of("GET", "POST")) {
      Answer page = browser.send(method, link.getRawPath(), null);
      assertThat(page.status()).as(page.text()).isEqualTo(status);
      assertThat(page.text()).contains(words, "the application");
      assertThat(page.header("Set-Cookie")).isEmpty();
    }
  }
}
