package dev.enlace.bootstrap.e2e.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mallory starts, Bob consents: she must not get his account, nor he be signed in to hers. */
class FixationTest {
  private static final String SUCCESS = "https://app.example/connected?tenant=7";
  private static RunningEnlace enlace;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    tenant = Tenant.of(enlace, "The Company", "required");
    assertThat(tenant.successUrls(List.of(SUCCESS)).status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @BeforeEach
  void forget() {
    enlace.sandbox().forget();
  }

  @Test
  void a_start_without_a_success_url_is_refused() {
    Answer answer = tenant.admin().as("hasty").start("airtable");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.text("/metadata/violations/0/field")).isEqualTo("successUrl");
  }

  @Test
  void the_page_names_who_asks_for_what_and_to_look_at_it_changes_nothing() {
    String key =
        tenant
            .admin()
            .post(
                "/api-keys",
                Map.of(
                    "name", "The <b>Shop</b>", "role", "member", "permissions", List.of("act_as")))
            .text("/key");
    Api user = Api.of(enlace.url(), key).as("ana<script>");
    Answer started = startFor(user);
    URI page = URI.create(started.text("/authUrl"));
    assertThat(page.getAuthority()).isEqualTo(enlace.url().getAuthority());
    for (int scanned = 0; scanned < 3; scanned++) {
      Answer shown = new Person().open(page);
      assertThat(shown.status()).isEqualTo(200);
      assertThat(shown.header("Set-Cookie")).isEmpty();
      assertThat(shown.header("Cache-Control").orElseThrow()).contains("no-store");
      assertThat(shown.header("X-Frame-Options").orElseThrow()).isEqualTo("DENY");
      assertThat(shown.header("Content-Security-Policy").orElseThrow())
          .contains("frame-ancestors 'none'");
      assertThat(shown.text())
          .contains("The &lt;b&gt;Shop&lt;/b&gt;", "ana&lt;script&gt;", "Airtable")
          .contains("data.records:read", "method=\"post\"")
          .doesNotContain("<b>Shop", "<script>");
    }
    assertThat(enlace.sandbox().journal().counts()).isEmpty();
    assertThat(status(user, started)).isEqualTo("pending");
  }

  @Test
  void a_form_on_another_site_cannot_press_the_button() {
    Answer started = startFor(tenant.admin().as("cross-site"));
    URI page = URI.create(started.text("/authUrl"));
    Api elsewhere =
        Api.anonymous(enlace.url()).with("Content-Type", "application/x-www-form-urlencoded");
    for (Api forged :
        List.of(
            elsewhere.with("Origin", "https://evil.example"),
            elsewhere.with("Sec-Fetch-Site", "cross-site"))) {
      Answer answer = forged.send("POST", page.getRawPath(), "");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("FORBIDDEN");
      assertThat(answer.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void another_browser_cannot_complete_the_walk_and_the_right_one_still_can() {
    Api user = tenant.admin().as("replayed");
    Answer started = startFor(user);
    Person right = new Person();
    URI back = walk(right, started);

    Answer replayed = new Person().open(back);
    assertOtherBrowser(replayed);
    Person withCookieOfAnotherWalk = new Person();
    walk(withCookieOfAnotherWalk, startFor(tenant.admin().as("replayer")));
    assertOtherBrowser(withCookieOfAnotherWalk.open(back));
    assertThat(enlace.sandbox().count("airtable.exchange")).isZero();
    assertThat(user.get("/connections").json().at("/items")).isEmpty();

    Answer done = right.open(back);
    assertThat(done.status()).isEqualTo(302);
    assertThat(done.header("Location").orElseThrow()).startsWith(SUCCESS + "&connectionId=");
    assertThat(enlace.sandbox().count("airtable.exchange")).isEqualTo(1);
  }

  @Test
  void a_person_who_was_not_asked_by_us_cannot_complete_it() {
    Api user = tenant.admin().as("mallory");
    Answer started = startFor(user);
    // Mallory presses the button herself and hands Bob the provider's address only
    Answer approved = new Person().submit(URI.create(started.text("/authUrl")), "");
    Person bob = new Person();
    URI back = bob.allow(URI.create(approved.header("Location").orElseThrow()));
    assertOtherBrowser(bob.open(back));
    assertThat(enlace.sandbox().count("airtable.exchange")).isZero();
    assertThat(user.get("/connections").json().at("/items")).isEmpty();
  }

  @Test
  void the_starters_backend_confirms_once_and_nobody_else_does() {
    Api user = tenant.admin().as("confirmed");
    Answer started = startFor(user);
    Person person = new Person();
    String location = person.open(walk(person, started)).header("Location").orElseThrow();
    String id = parameter(location, "connectionId");
    String confirmation = parameter(location, "confirmation");
    assertThat(confirmation).startsWith("enl_confirm_");
    assertThat(user.get("/connections/" + id).text("/state/state")).isEqualTo("pending");
    expect(user.get("/connections/" + id + "/token"), 409, "CONNECTION.PENDING_CONFIRMATION");

    String path = "/connections/" + id + "/confirm";
    Map<String, String> right = Map.of("confirmation", confirmation);
    expect(
        tenant.key("member", List.of("act_as"), enlace).as("somebody-else").post(path, right),
        404,
        "CONNECTION.NOT_FOUND");
    expect(user.post(path, Map.of("confirmation", "made-up")), 400, "CONNECTION.INVALID_STATE");
    expect(user.get("/connections/" + id + "/token"), 409, "CONNECTION.PENDING_CONFIRMATION");

    assertThat(user.post(path, right).text("/state/state")).isEqualTo("active");
    assertThat(user.get("/connections/" + id + "/token").status()).isEqualTo(200);
    expect(user.post(path, right), 400, "CONNECTION.INVALID_STATE");
  }

  private static Answer startFor(Api user) {
    Answer started =
        user.post(
            "/connections/oauth/start",
            Map.of("availableConnectionId", user.entry("airtable"), "successUrl", SUCCESS));
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    return started;
  }

  /** Presses our button and allows at the provider. */
  private static URI walk(Person person, Answer started) {
    URI page = URI.create(started.text("/authUrl"));
    assertThat(person.open(page).status()).isEqualTo(200);
    Answer approved = person.submit(page, "");
    assertThat(approved.status()).as(approved.text()).isEqualTo(303);
    assertThat(approved.header("Set-Cookie").orElseThrow())
        .contains("enlace_oauth=", "HttpOnly", "SameSite=Lax", "Path=/");
    return person.allow(URI.create(approved.header("Location").orElseThrow()));
  }

  private static String status(Api user, Answer started) {
    return user.get("/connections/oauth/attempts/" + started.text("/attemptId")).text("/status");
  }

  private static String parameter(String location, String name) {
    var found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(location);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static void assertOtherBrowser(Answer answer) {
    expect(answer, 400, "CONNECTION.INVALID_STATE");
    assertThat(answer.text("/metadata/reason")).isEqualTo("other_browser");
  }

  private static void expect(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
