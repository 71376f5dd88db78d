package dev.enlace.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README's tour shows, as a client would do it. */
class TourTest {
  private static RunningEnlace enlace;
  private static Api admin;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    admin = enlace.admin();
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void the_catalogue_says_which_way_to_go() {
    Answer answer = admin.get("/connections/available");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/items").findValuesAsString("slug"))
        .containsExactly("airtable", "calendar", "gmail", "sheets", "smtp", "telegram");
    assertThat(answer.json().at("/items").findValuesAsString("authType"))
        .containsExactly("oauth", "oauth", "oauth", "oauth", "credentials", "credentials");
    assertThat(admin.get("/connections/available/airtable/form-schema").text())
        .isEqualTo("{\"fields\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"airtable", "gmail", "sheets", "calendar"})
  void a_person_walks_through_oauth_and_the_owner_reads_a_token(String slug) {
    Answer started = admin.start(slug);
    assertThat(started.status()).isEqualTo(201);
    Person person = new Person();
    URI back = person.allow(URI.create(started.text("/authUrl")));
    assertThat(person.open(back).status()).isEqualTo(200);

    Answer attempt = admin.get("/connections/oauth/attempts/" + started.text("/attemptId"));
    assertThat(attempt.text("/status")).isEqualTo("completed");
    String id = attempt.text("/connectionId");
    Answer connection = admin.get("/connections/" + id);
    assertThat(connection.text("/slug")).isEqualTo(slug);
    assertThat(connection.text("/account/label")).isEqualTo("ana@example.com");
    assertThat(connection.json().at("/scopes/missing")).isEmpty();
    Answer token = admin.get("/connections/" + id + "/token");
    assertThat(token.status()).isEqualTo(200);
    assertThat(token.text("/tokenType")).isEqualToIgnoringCase("bearer");
    assertThat(token.text("/accessToken")).isNotBlank();
    assertThat(token.header("Cache-Control").orElseThrow()).contains("no-store");
  }

  @Test
  void a_form_makes_an_smtp_connection_that_was_tried() {
    Answer made =
        admin.post(
            "/connections",
            Map.of(
                "availableConnectionId",
                admin.entry("smtp"),
                "label",
                "Invoices",
                "config",
                Map.of(
                    "host",
                    "127.0.0.1",
                    "port",
                    enlace.sandbox().smtp().port(),
                    "username",
                    "sandbox",
                    "password",
                    "sandbox-password",
                    "recipientAllowList",
                    List.of(Map.of("label", "Customers", "value", "@Example.com")))));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().at("/verified").asBoolean()).isTrue();
    assertThat(made.text()).doesNotContain("sandbox-password");
    assertThat(made.text("/config/recipientAllowList/0/value")).isEqualTo("@example.com");
    assertThat(admin.get("/connections/" + made.text("/id")).status()).isEqualTo(200);
    assertThat(admin.post("/connections/" + made.text("/id") + "/test", "").status())
        .isEqualTo(200);
  }

  @Test
  void a_form_makes_a_telegram_connection_that_was_tried() {
    Answer made =
        admin.post(
            "/connections",
            Map.of(
                "availableConnectionId",
                admin.entry("telegram"),
                "config",
                Map.of("botToken", "123456789:SANDBOX-telegram-bot-token-not-real")));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }
}
