package dev.enlace.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Chromium;
import dev.enlace.bootstrap.e2e.harness.Landing;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Surfer;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person connects accounts with a real browser, which has nothing to complain of. */
class BrowserTest {
  private static final String READ_MAIL = "https://www.googleapis.com/auth/gmail.readonly";

  private static Chromium chromium;
  private static Landing landing;
  private static RunningEnlace enlace;
  private static Api admin;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    landing = Landing.start();
    enlace = RunningEnlace.start();
    admin = enlace.admin();
    allowLanding(admin, WorkspaceId.DEFAULT.toString());
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable each : new AutoCloseable[] {enlace, landing, chromium}) {
      close(each);
    }
  }

  @Test
  void airtable_is_allowed_and_the_application_is_told_which_connection_it_became() {
    Api ana = admin.as("browser-ana");
    Answer started = start(ana, "airtable", landing.url());
    try (Surfer surfer = chromium.surfer("en-GB")) {
      surfer.open(started.text("/authUrl")).picture("sandbox-airtable").press("Allow");

      assertThat(surfer.page().url()).startsWith(landing.url() + "?connectionId=");
      assertThat(surfer.text()).contains("Welcome back.");
      String id = surfer.page().url().substring((landing.url() + "?connectionId=").length());
      assertThat(ana.get("/connections/" + id).text("/state/state")).isEqualTo("active");
      assertThat(surfer.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, Gmail is connected, Account: ana@example.com, Not granted:",
    "es-ES, Gmail está conectado, Cuenta: ana@example.com, No concedido:"
  })
  void gmail_without_one_scope_says_on_our_own_page_what_was_not_granted(
      String language, String title, String account, String missing) {
    Api bea = admin.as("browser-bea-" + language);
    Answer started = start(bea, "gmail", null);
    try (Surfer surfer = chromium.surfer(language)) {
      surfer.open(started.text("/authUrl"));
      surfer.page().getByLabel(READ_MAIL).uncheck();
      surfer.picture("sandbox-gmail").press("Allow").picture("connected-" + language);

      assertThat(surfer.page().title()).isEqualTo(title);
      assertThat(surfer.text()).contains(title, account, missing + " " + READ_MAIL);
      assertThat(surfer.page().locator("html").getAttribute("lang"))
          .isEqualTo(language.split("-")[0]);
      Answer attempt = bea.get("/connections/oauth/attempts/" + started.text("/attemptId"));
      Answer connection = bea.get("/connections/" + attempt.text("/connectionId"));
      assertThat(connection.json().at("/scopes/missing").valueStream().map(s -> s.asString()))
          .containsExactly(READ_MAIL);
      assertThat(surfer.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, Connect Airtable, Continue to Airtable, Read records",
    "es-ES, Conectar Airtable, Continuar a Airtable, Leer registros"
  })
  void a_workspace_that_wants_confirmation_shows_who_asks_for_what_and_confirms_in_the_end(
      String language, String title, String button, String scope) {
    Answer workspace =
        admin.post("/workspaces", Map.of("name", "Team", "oauthConfirmation", "required"));
    Api owner = Api.of(enlace.url(), workspace.text("/adminKey"));
    allowLanding(owner, workspace.text("/id"));
    Api carla = application(owner, "Agenda").as("carla");
    Answer started = start(carla, "airtable", landing.url());
    try (Surfer surfer = chromium.surfer(language)) {
      surfer.open(started.text("/authUrl")).picture("authorize-" + language);
      assertThat(surfer.page().title()).isEqualTo(title);
      assertThat(surfer.text())
          .contains("Agenda", "carla", "127.0.0.1", scope, "data.records:read");
      assertThat(surfer.cookies()).isEmpty();

      surfer.page().getByRole(AriaRole.BUTTON).focus();
      surfer.picture("authorize-focus-" + language).press(button);
      assertThat(surfer.cookies())
          .singleElement()
          .satisfies(cookie -> {
            assertThat(cookie.name).isEqualTo("enlace_oauth");
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).hasToString("LAX");
          });

      surfer.press("Allow");
      Map<String, String> told = query(surfer.page().url());
      assertThat(told).containsOnlyKeys("connectionId", "confirmation");
      String connection = "/connections/" + told.get("connectionId");
      assertThat(carla.get(connection).text("/state/state")).isEqualTo("pending");
      assertThat(carla.get(connection + "/token").code())
          .isEqualTo("CONNECTION.PENDING_CONFIRMATION");
      Map<String, String> confirmation =
          Map.of("confirmation", told.getOrDefault("confirmation", ""));
      assertThat(carla.post(connection + "/confirm", confirmation).status()).isEqualTo(200);
      assertThat(carla.get(connection).text("/state/state")).isEqualTo("active");
      assertThat(surfer.complaints()).isEmpty();
    }
  }

  @Test
  void who_denies_comes_back_to_the_application_with_the_reason_and_leaves_no_connection() {
    Api dora = admin.as("browser-dora");
    Answer started = start(dora, "airtable", landing.url());
    try (Surfer surfer = chromium.surfer("en-GB")) {
      surfer.open(started.text("/authUrl")).press("Deny");

      assertThat(query(surfer.page().url()))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "error",
                  "CONNECTION.AUTHORIZATION_DENIED",
                  "attemptId",
                  started.text("/attemptId")));
      assertThat(dora.get("/connections").json().at("/items")).isEmpty();
      assertThat(surfer.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, This did not work, The access was not granted.",
    "es-ES, Esto no ha funcionado, No se concedió el acceso."
  })
  void who_denies_without_an_application_to_return_to_reads_it_on_our_own_page(
      String language, String title, String detail) {
    Answer started = start(admin.as("browser-eva-" + language), "gmail", null);
    try (Surfer surfer = chromium.surfer(language)) {
      surfer.open(started.text("/authUrl")).press("Deny").picture("denied-" + language);

      assertThat(surfer.text()).contains(title, detail, "CONNECTION.AUTHORIZATION_DENIED");
      assertThat(surfer.complaints())
          .as("the status of the page itself, and nothing of its policy")
          .allMatch(complaint -> complaint.contains("responded with a status of 4"));
    }
  }

  @Test
  void a_page_that_breaks_its_policy_would_be_noticed() {
    try (Surfer surfer = chromium.surfer("en-GB")) {
      surfer.open(landing.at(Landing.BROKEN));

      assertThat(surfer.complaints()).anyMatch(text -> text.contains("Content Security Policy"));
    }
  }

  private static Answer start(Api user, String slug, @Nullable String successUrl) {
    Map<String, String> request = new HashMap<>();
    request.put("availableConnectionId", user.entry(slug));
    if (successUrl != null) {
      request.put("successUrl", successUrl);
    }
    Answer started = user.post("/connections/oauth/start", request);
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    return started;
  }

  private static Api application(Api owner, String name) {
    List<String> permissions = List.of("act_as", "tokens:reveal");
    Answer made =
        owner.post("/api-keys", Map.of("name", name, "role", "member", "permissions", permissions));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return Api.of(enlace.url(), made.text("/key"));
  }

  private static void allowLanding(Api owner, String workspace) {
    Answer allowed =
        owner.put(
            "/workspaces/" + workspace + "/success-urls",
            Map.of("successUrls", List.of(landing.url())));
    assertThat(allowed.status()).as(allowed.text()).isEqualTo(200);
  }

  private static Map<String, String> query(String url) {
    assertThat(url).startsWith(landing.url() + "?");
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], parts[1]);
    }
    return parameters;
  }

  private static void close(@Nullable AutoCloseable each) {
    try {
      if (each != null) {
        each.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
