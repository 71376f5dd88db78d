package dev.enlace.bootstrap.e2e.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the error tables that a caller meets with a well-formed request. */
class ErrorRowsTest {
  private static final String DATABASE = SharedDatabase.fresh();
  private static RunningEnlace enlace;
  private static Api admin;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start(Map.of("DATABASE_URL", DATABASE));
    admin = enlace.admin();
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/connections/available/unheard-of",
        "/connections/available/unheard-of/form-schema",
        "/connections/available/01990a5e-7c00-7000-8000-00000000a001"
      })
  void an_unknown_entry_is_404(String path) {
    expect(admin.get(path), 404, "CONNECTION.CATALOG_ENTRY_NOT_FOUND");
  }

  @Test
  void nothing_is_started_or_made_of_an_unknown_entry() {
    String unknown = UUID.randomUUID().toString();
    expect(
        admin.post("/connections/oauth/start", Map.of("availableConnectionId", unknown)),
        404,
        "CONNECTION.CATALOG_ENTRY_NOT_FOUND");
    expect(
        admin.post("/connections", Map.of("availableConnectionId", unknown, "config", Map.of())),
        404,
        "CONNECTION.CATALOG_ENTRY_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp", "telegram"})
  void an_entry_with_a_form_is_not_started(String slug) {
    Answer answer = admin.as("form-" + slug).start(slug);
    expect(answer, 400, "CONNECTION.OAUTH_NOT_SUPPORTED");
    assertThat(answer.text("/metadata/slug")).isEqualTo(slug);
  }

  @Test
  void a_connection_by_form_has_no_token() {
    Api user = admin.as("tokenless");
    String id = Mail.connected(user, enlace, "private");
    Answer answer = user.get("/connections/" + id + "/token");
    expect(answer, 400, "CONNECTION.OAUTH_NOT_SUPPORTED");
    assertThat(answer.text("/metadata/slug")).isEqualTo("smtp");
  }

  @Test
  void every_field_that_does_not_fit_is_named_at_once() {
    Map<String, Object> config = Mail.config("", 70_000, "");
    config.put("security", "ssl");
    config.put("fromAddress", "nobody");
    config.put("colour", "never-repeat-this");
    config.remove("username");
    Answer answer = Mail.connect(admin, config);
    expect(answer, 400, "CONNECTION.INVALID_CONFIGURATION");
    assertThat(answer.text("/metadata/reason")).isNotBlank();
    assertThat(answer.json().at("/metadata/violations").findValuesAsString("field"))
        .contains("host", "port", "security", "fromAddress", "colour", "username", "password");
    assertThat(answer.json().at("/metadata/violations").findValuesAsString("message"))
        .allMatch(message -> !message.isBlank());
    assertThat(answer.text()).doesNotContain("never-repeat-this");
  }

  @Test
  void an_oauth_entry_is_not_connected_by_form() {
    Answer answer =
        admin.post(
            "/connections",
            Map.of("availableConnectionId", admin.entry("airtable"), "config", Map.of()));
    expect(answer, 400, "CONNECTION.INVALID_CONFIGURATION");
    assertThat(answer.text("/metadata/reason")).isEqualTo("use_oauth_start");
    assertThat(answer.text("/detail")).contains("/connections/oauth/start");
  }

  @Test
  void what_is_not_visible_answers_as_what_does_not_exist() {
    String hidden = Mail.connected(admin.as("owner-of-hidden"), enlace, "private");
    Answer unseen = admin.as("stranger").get("/connections/" + hidden);
    Answer unknown = admin.as("stranger").get("/connections/" + UUID.randomUUID());
    expect(unseen, 404, "CONNECTION.NOT_FOUND");
    assertThat(unseen.text()).isEqualTo(unknown.text());
  }

  @Test
  void a_grant_that_the_provider_took_back_needs_the_person_again() {
    Api user = admin.as("taken-back");
    Answer started = user.start("airtable");
    Person person = new Person();
    person.open(person.allow(URI.create(started.text("/authUrl"))));
    String id =
        user.get("/connections/oauth/attempts/" + started.text("/attemptId")).text("/connectionId");
    assertThat(user.get("/connections/" + id + "/token").status()).isEqualTo(200);
    int changed =
        Rows.update(
            DATABASE,
            "UPDATE connections.connections SET expires_at = now() - interval '1 second'"
                + " WHERE id = ?",
            UUID.fromString(id));
    assertThat(changed).isEqualTo(1);
    assertThat(enlace.sandbox().revokeGrants("airtable", "")).isPositive();
    Answer answer = user.get("/connections/" + id + "/token");
    expect(answer, 409, "CONNECTION.NEEDS_REAUTH");
    assertThat(answer.text("/metadata/reason")).isEqualTo("invalid_grant");
    assertThat(answer.text("/metadata/nextAction")).isEqualTo("reconnect");
    assertThat(answer.text("/metadata/connectionId")).isEqualTo(id);
    assertThat(answer.text()).doesNotContain("accessToken");
    assertThat(user.get("/connections/" + id).text("/state/state")).isEqualTo("needs_reauth");
  }

  @Test
  void an_edit_of_what_has_changed_meanwhile_is_refused() {
    Api user = admin.as("editor");
    String path = "/connections/" + Mail.connected(user, enlace, "private");
    String read = user.get(path).header("ETag").orElseThrow();
    assertThat(user.with("If-Match", read).patch(path, Map.of("label", "First")).status())
        .isEqualTo(200);
    expect(
        user.with("If-Match", read).patch(path, Map.of("label", "Late")), 412, "VERSION_CONFLICT");
    expect(user.patch(path, Map.of("label", "Blind")), 412, "VERSION_CONFLICT");
    assertThat(user.get(path).text("/label")).isEqualTo("First");
  }

  @Test
  void nobody_without_a_key_and_no_reader_starts_anything() {
    Map<String, String> body = Map.of("availableConnectionId", admin.entry("airtable"));
    Answer nobody = Api.anonymous(enlace.url()).post("/connections/oauth/start", body);
    expect(nobody, 401, "UNAUTHENTICATED");
    assertThat(nobody.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
    String reader = admin.post("/api-keys", Map.of("name", "reads", "role", "reader")).text("/key");
    expect(Api.of(enlace.url(), reader).post("/connections/oauth/start", body), 403, "FORBIDDEN");
  }

  @ParameterizedTest
  @CsvSource({
    "/connections?limit=0, limit",
    "/connections?limit=501, limit",
    "/connections?cursor=not-one-of-ours, cursor",
    "/connections?state=sleeping, state",
    "/connections/not-an-id, connectionId"
  })
  void a_parameter_that_does_not_fit_is_named(String path, String field) {
    Answer answer = admin.get(path);
    expect(answer, 400, "VALIDATION_FAILED");
    assertThat(answer.json().at("/metadata/violations").findValuesAsString("field"))
        .contains(field);
  }

  @Test
  void messages_come_in_the_readers_language() {
    String path = "/connections/available/unheard-of";
    Answer spanish = admin.with("Accept-Language", "es-MX,es;q=0.9,en;q=0.5").get(path);
    Answer english = admin.with("Accept-Language", "de,en;q=0.5").get(path);
    assertThat(spanish.text("/title")).isEqualTo("No encontrado");
    assertThat(spanish.text("/detail")).startsWith("No hay ninguna entrada");
    assertThat(english.text("/title"))
        .isEqualTo("Not Found")
        .isEqualTo(admin.get(path).text("/title"));
    Answer form =
        Mail.connect(admin.with("Accept-Language", "es"), Mail.config("", 25, Mail.PASSWORD));
    assertThat(form.json().at("/metadata/violations").findValuesAsString("message"))
        .isNotEqualTo(
            Mail.connect(admin, Mail.config("", 25, Mail.PASSWORD))
                .json()
                .at("/metadata/violations")
                .findValuesAsString("message"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "text/html", "application/xml"})
  void a_format_that_is_not_there_is_406(String accepted) {
    Answer answer = admin.with("Accept", accepted).get("/connections");
    expect(answer, 406, "NOT_ACCEPTABLE");
  }

  static void expect(Answer answer, int status, String code) {
    assertThat(List.of(answer.status(), answer.code()))
        .as(answer.text())
        .isEqualTo(List.of(status, code));
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
    assertThat(answer.text("/title")).isNotBlank();
    assertThat(answer.text("/detail")).isNotBlank();
  }
}
