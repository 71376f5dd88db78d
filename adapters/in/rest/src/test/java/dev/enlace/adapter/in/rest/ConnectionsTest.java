package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.connection.Disconnect;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

class ConnectionsTest extends RestTest {
  private static final String ONE = "/connections/" + Samples.ID;

  @Test
  void shows_a_form_connection_and_only_that_its_password_is_set() {
    ports.readConnection.answers(Samples.mail());

    get(ONE, Keys.READER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .value("ETag", tag -> assertThat(tag).startsWith("\"3-"))
        .expectBody()
        .json(
            """
            {"id": "01990a5e-9a10-7000-8000-00000000c001", "slug": "smtp",
             "authType": "credentials", "label": "Invoices", "visibility": "restricted",
             "owner": {"issuer": "external", "subject": "ana"},
             "config": {"host": "mail.example", "port": 587, "tls": true,
               "recipientAllowList": [{"label": "Ana", "value": "ana@mail.example"}],
               "password": {"set": true}},
             "state": {"state": "active", "since": "2026-11-21T12:00:00Z", "nextAction": "none"},
             "verified": true, "verifiedAt": "2026-11-21T12:00:00Z", "version": 3,
             "createdAt": "2026-11-21T11:59:00Z", "updatedAt": "2026-11-21T12:00:00Z",
             "rights": ["use", "manage"]}
            """)
        .jsonPath("$.scopes")
        .doesNotExist()
        .jsonPath("$.account")
        .doesNotExist();
  }

  @Test
  void shows_an_oauth_connection_with_what_was_asked_and_given() {
    ports.readConnection.answers(Samples.base());

    get(ONE, Keys.READER)
        .exchange()
        .expectBody()
        .json(
            """
            {"authType": "oauth", "account": {"id": "usr1", "label": "ana"}, "config": {},
             "scopes": {"requested": ["a", "b"], "granted": ["a"], "missing": ["b"]},
             "state": {"state": "needs_reauth", "reason": "expired", "nextAction": "reconnect"},
             "verified": false, "lastUsedAt": "2026-11-21T11:59:00Z"}
            """)
        .jsonPath("$.verifiedAt")
        .doesNotExist();
  }

  @Test
  void knows_no_owner_that_is_no_id_and_no_other_visibility() {
    for (String filter : List.of("owner=ana", "owner=", "visibility=public", "visibility=")) {
      problem(get("/connections?" + filter, Keys.READER).exchange(), 400, "VALIDATION_FAILED");
    }
  }

  @Test
  void lists_what_the_caller_may_see_page_by_page() {
    ports.listConnections.answers(new Page<>(List.of(Samples.mail()), true));
    String body =
        get(
                "/connections?slug=smtp&state=needs_reauth&visibility=restricted&limit=1&owner="
                    + Samples.ID,
                Keys.READER)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    String cursor =
        Objects.requireNonNull(body).replaceFirst("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");
    get("/connections?cursor=" + cursor, Keys.READER).exchange().expectStatus().isOk();

    assertThat(ports.listConnections.asked().getFirst())
        .satisfies(first -> {
          assertThat(first.slug()).hasToString("smtp");
          assertThat(first.state()).isEqualTo("needs_reauth");
          assertThat(first.owner()).hasToString(Samples.ID);
          assertThat(first.visibility()).isEqualTo(Visibility.RESTRICTED);
          assertThat(first.limit()).isOne();
        });
    assertThat(ports.listConnections.lastAsked().before()).isEqualTo(Samples.CONNECTION);
    assertThat(ports.listConnections.lastAsked().limit()).isEqualTo(50);
  }

  @Test
  void creates_what_the_form_says() {
    ports.createConnection.answers(Samples.mail());

    post("/connections?verify=false", Keys.MEMBER)
        .bodyValue(
            """
            {"availableConnectionId": "%s", "config": {"port": 587, "list": [{"label": "a"}]}}
            """
                .formatted(Samples.ID))
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Location", ONE)
        .expectHeader()
        .exists("ETag");

    assertThat(ports.createConnection.lastAsked())
        .satisfies(command -> {
          assertThat(command.verify()).isFalse();
          assertThat(command.label()).isNull();
          assertThat(command.visibility()).isEqualTo(Visibility.PRIVATE);
          assertThat(command.entry()).hasToString(Samples.ID);
          assertThat(command.config())
              .isEqualTo(Map.of("port", 587, "list", List.of(Map.of("label", "a"))));
        });
  }

  @Test
  void changes_what_was_read_and_leaves_what_is_not_named() {
    ports.updateConnection.answers(Samples.mail());

    patch(ONE, Keys.MEMBER)
        .header("If-Match", "\"3-mi8w2c\"")
        .bodyValue("{\"config\": {\"host\": null, \"port\": 25}}")
        .exchange()
        .expectStatus()
        .isOk();

    Map<String, Object> config = new LinkedHashMap<>();
    config.put("host", null);
    config.put("port", 25);
    assertThat(ports.updateConnection.lastAsked())
        .satisfies(command -> {
          assertThat(command.expected()).isEqualTo(new Version(3));
          assertThat(command.label()).isNull();
          assertThat(command.visibility()).isNull();
          assertThat(command.config()).isEqualTo(config);
          assertThat(command.verify()).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "W/\"3\"", "\"x\"", "*", "\"0\"", "\"99999999999\"", "\"3\", \"4\""})
  void changes_nothing_without_a_version_that_was_read(String tag) {
    problem(
        patch(ONE, Keys.MEMBER).header("If-Match", tag).bodyValue("{\"label\":\"x\"}").exchange(),
        412,
        "VERSION_CONFLICT");
    assertThat(ports.updateConnection.asked()).isEmpty();
  }

  @Test
  void asks_for_if_match() {
    problem(
            patch(ONE, Keys.MEMBER).bodyValue("{\"label\":\"x\"}").exchange(),
            412,
            "VERSION_CONFLICT")
        .jsonPath("$.metadata.reason")
        .isEqualTo("if_match_missing");
  }

  @Test
  void refuses_a_change_of_nothing() {
    problem(
            patch(ONE, Keys.MEMBER).header("If-Match", "\"3\"").bodyValue("{}").exchange(),
            400,
            "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].rule")
        .isEqualTo("empty");
  }

  @Test
  void says_what_became_of_a_deleted_one_at_the_provider() {
    ports.disconnect.answers(
        new Disconnect.Disconnected(Samples.CONNECTION, UpstreamRevocation.KEPT_SHARED));

    delete(ONE, Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .isEqualTo("{\"id\":\"" + Samples.ID + "\",\"upstream\":\"kept_shared\"}");
  }

  @Test
  void tells_how_a_trial_went() {
    ports.testConnection.answers(new Result.Fails(Samples.NOON, "bad_credentials", "refused"));
    post(ONE + "/test", Keys.MEMBER)
        .header("Accept-Language", "es")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.ok")
        .isEqualTo(false)
        .jsonPath("$.reason")
        .isEqualTo("bad_credentials")
        .jsonPath("$.message")
        .isEqualTo("El servidor no aceptó estas credenciales.");

    ports.testConnection.answers(new Result.Works(Samples.NOON));
    post(ONE + "/test", Keys.MEMBER)
        .exchange()
        .expectBody(String.class)
        .isEqualTo("{\"ok\":true,\"checkedAt\":\"2026-11-21T12:00:00Z\"}");

    ports.testConnection.answers(new Result.CannotTell(Samples.NOON));
    post(ONE + "/test", Keys.MEMBER)
        .exchange()
        .expectBody()
        .jsonPath("$.reason")
        .isEqualTo("cannot_tell");
  }

  @ParameterizedTest
  @EnumSource(ProviderProblem.class)
  void tells_in_the_readers_language_how_a_trial_at_a_provider_went(ProviderProblem problem) {
    String reason = problem.name().toLowerCase(Locale.ROOT);
    ports.testConnection.answers(new Result.Fails(Samples.NOON, reason, "in English"));
    assertThat(trialMessage("en")).isNotBlank().isNotEqualTo(trialMessage("es"));
    assertThat(trialMessage("es")).doesNotContain("English", "No funciona");

    ports.testConnection.answers(new Result.Fails(Samples.NOON, "something_new", "in English"));
    assertThat(trialMessage("es")).isEqualTo("No funciona.");
  }

  private String trialMessage(String language) {
    String body =
        post(ONE + "/test", Keys.MEMBER)
            .header("Accept-Language", language)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return Objects.requireNonNull(body).replaceFirst(".*\"message\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void passes_on_a_confirmation() {
    ports.confirmConnection.answers(Samples.base());

    post(ONE + "/confirm", Keys.MEMBER)
        .bodyValue("{\"confirmation\":\"sandbox-confirmation\"}")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .exists("ETag");
    assertThat(ports.confirmConnection.lastAsked())
        .endsWith(Samples.CONNECTION, "sandbox-confirmation");
  }

  @Test
  void hands_out_a_token_that_nobody_keeps() {
    ports.handOutToken.answers(
        new HandOutToken.Token(
            Secret.of("sandbox-access-token"), "Bearer", Samples.NOON, Scopes.named("a")));

    get(ONE + "/token", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectHeader()
        .doesNotExist("ETag")
        .expectBody()
        .json(
            """
            {"accessToken": "sandbox-access-token", "tokenType": "Bearer",
             "expiresAt": "2026-11-21T12:00:00Z", "scopes": ["a"]}
            """);
  }

  @Test
  void asks_for_a_token_that_works_for_as_long_as_is_said() {
    ports.handOutToken.answers(
        new HandOutToken.Token(Secret.of("sandbox-access-token"), "Bearer", null, Scopes.NONE));

    get(ONE + "/token?minValidity=1800", Keys.MEMBER).exchange().expectStatus().isOk();
    assertThat(ports.handOutToken.lastAsked()).endsWith(Samples.CONNECTION, Duration.ofMinutes(30));
    for (String wrong : List.of("-1", "86401", "soon", "1.5")) {
      problem(
              get(ONE + "/token?minValidity=" + wrong, Keys.MEMBER).exchange(),
              400,
              "VALIDATION_FAILED")
          .jsonPath("$.metadata.violations[0].field")
          .isEqualTo("minValidity");
    }
  }

  @Test
  void hands_out_a_token_that_was_just_renewed() {
    ports.refreshToken.answers(
        new HandOutToken.Token(
            Secret.of("sandbox-access-token"), "Bearer", Samples.NOON, Scopes.named("a")));

    post(ONE + "/refresh", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody()
        .jsonPath("$.accessToken")
        .isEqualTo("sandbox-access-token");
    assertThat(ports.refreshToken.lastAsked()).endsWith(Samples.CONNECTION);
  }

  @Test
  void answers_the_same_shares_under_the_same_tag_in_whichever_order_they_came() {
    ApiKeyId one = new ApiKeyId(UUID.fromString("01990a5e-0000-7000-8000-00000000e001"));
    ApiKeyId two = new ApiKeyId(UUID.fromString("f1990a5e-0000-7000-8000-00000000e002"));
    ports.replaceShares.answers(new Shares(List.of("bob", "ana"), List.of(two, one)));
    ports.readShares.answers(new Shares(List.of("ana", "bob"), List.of(one, two)));

    EntityExchangeResult<String> put =
        put(ONE + "/shares", Keys.MEMBER)
            .bodyValue("{\"users\":[\"bob\",\"ana\"],\"keys\":[]}")
            .exchange()
            .expectBody(String.class)
            .returnResult();
    EntityExchangeResult<String> get =
        get(ONE + "/shares", Keys.MEMBER).exchange().expectBody(String.class).returnResult();
    assertThat(put.getResponseBody()).isEqualTo(get.getResponseBody());
    assertThat(put.getResponseHeaders().getETag()).isEqualTo(get.getResponseHeaders().getETag());
  }

  @Test
  void shares_with_exactly_these() {
    UUID key = UUID.fromString("01990a5e-0000-7000-8000-00000000e001");
    Shares shares = new Shares(List.of("ana"), List.of(new ApiKeyId(key)));
    ports.replaceShares.answers(shares);
    ports.readShares.answers(Shares.NONE);

    put(ONE + "/shares", Keys.MEMBER)
        .bodyValue("{\"users\":[\"ana\"],\"keys\":[\"" + key + "\"]}")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .isEqualTo("{\"users\":[\"ana\"],\"keys\":[\"" + key + "\"]}");
    get(ONE + "/shares", Keys.MEMBER)
        .exchange()
        .expectBody(String.class)
        .isEqualTo("{\"users\":[],\"keys\":[]}");
    revalidates(ONE + "/shares", Keys.MEMBER);
    assertThat(ports.replaceShares.lastAsked()).endsWith(Samples.CONNECTION, shares);
  }

  @Test
  void shows_the_lists_that_there_have_been_page_by_page() {
    User ana = User.external(WorkspaceId.DEFAULT, "ana");
    RecipientPolicy policy = new RecipientPolicy(List.of("@example.com"), List.of());
    ports.readRecipientHistory.answers(
        new Page<>(List.of(new RecipientLists(new Version(7), policy, ana, Samples.NOON)), true));

    String body =
        get(ONE + "/recipients/history?limit=1", Keys.MEMBER)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    assertThat(body)
        .contains("\"version\":7,\"allow\":[\"@example.com\"],\"deny\":[]")
        .contains("\"subject\":\"ana\"")
        .contains("\"changedAt\":\"2026-11-21T12:00:00Z\"");
    assertThat(ports.readRecipientHistory.lastAsked()).endsWith(Samples.CONNECTION, null, 1);
    String cursor =
        Objects.requireNonNull(body).replaceFirst("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");
    get(ONE + "/recipients/history?cursor=" + cursor, Keys.MEMBER).exchange().expectStatus().isOk();
    assertThat(ports.readRecipientHistory.lastAsked())
        .endsWith(Samples.CONNECTION, new Version(7), 20);
    for (String wrong : List.of("limit=51", "limit=0", "cursor=eA", "cursor=MA", "cursor=LTE")) {
      problem(
          get(ONE + "/recipients/history?" + wrong, Keys.MEMBER).exchange(),
          400,
          "VALIDATION_FAILED");
    }
  }

  @Test
  void shows_what_is_set_on_a_grant_and_not_what_it_is_for() {
    ports.readConnection.answers(Samples.listed());

    get(ONE, Keys.READER)
        .exchange()
        .expectBody()
        .jsonPath("$.config.recipientAllowList[0].value")
        .isEqualTo("ana@mail.example")
        .jsonPath("$.config.target")
        .doesNotExist();
  }
}
