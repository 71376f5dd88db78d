package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.connection.ShowTokens.Shown;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

class FirstDeploymentsTest extends RestTest {
  private static final AttemptId ATTEMPT = new AttemptId(new UUID(7, 7));
  private static final String BACK = "/callback?state=s.1&code=sandbox-code";
  private static final String RECORDS = "/records/appSandboxCRM0001/Contacts";
  private static final User ANA = User.external(WorkspaceId.DEFAULT, "ana");
  private static final ApiKeyId KEY = new ApiKeyId(new UUID(5, 5));

  @ParameterizedTest
  @ValueSource(strings = {"/authorize", "/oauth/authorize"})
  void begins_a_walk_that_keeps_the_base(String path) {
    ports.readCatalogEntry.answers(Samples.airtable());
    ports.startOAuth.answers(started());

    get(path + "?base_id=appSales&format=json", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"auth_url\":\"https://airtable.com/a?b=c\",\"state\":\"s.1\"}");

    StartOAuth.Command command = ports.startOAuth.lastAsked();
    assertThat(command.entry()).isEqualTo(CatalogEntryId.of(new Slug("airtable")));
    assertThat(command.target()).isEqualTo("appSales");
    assertThat(command.successUrl()).isNull();
  }

  @Test
  void begins_nothing_for_a_base_that_cannot_be_one() {
    problem(get("/authorize?base_id=../x", Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED");
    assertThat(ports.startOAuth.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/oauth"})
  void tells_the_starter_the_tokens_and_passes_on_who_brought_the_code(String prefix) {
    ports.completeOAuth.answers(connected(null));
    ports.showTokens.answers(shown("sandbox-access", null));

    get(prefix + BACK + "&base_id=appSales", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody()
        .jsonPath("$.access_token")
        .isEqualTo("sandbox-access")
        .jsonPath("$.expires_in")
        .value(Integer.class, left -> assertThat(left).isBetween(3500, 3600))
        .jsonPath("$.scope")
        .isEqualTo("data.records:read schema.bases:read")
        .jsonPath("$.token_type")
        .isEqualTo("Bearer")
        .jsonPath("$.length()")
        .isEqualTo(4);

    CompleteOAuth.Command command = ports.completeOAuth.lastAsked();
    assertThat(command.provider()).isEqualTo("airtable");
    assertThat(command.code()).isEqualTo(Secret.of("sandbox-code"));
    assertThat(Objects.requireNonNull(command.brought()).target()).isEqualTo("appSales");
    assertThat(ports.showTokens.lastAsked()).endsWith(Samples.CONNECTION);
  }

  @Test
  void leaves_the_token_out_where_it_may_not_be_read() {
    ports.completeOAuth.answers(connected(null));
    ports.showTokens.answers(shown(null, null));

    http()
        .get()
        .uri(BACK)
        .headers(headers -> Visitors.present(headers, Keys.MEMBER))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.access_token")
        .doesNotExist()
        .jsonPath("$.token_type")
        .isEqualTo("Bearer");
  }

  @Test
  void shows_a_bare_browser_a_page_and_asks_for_no_token() {
    ports.completeOAuth.answers(connected(null));

    String page =
        html(BACK)
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentTypeCompatibleWith(MediaType.TEXT_HTML)
            .expectHeader()
            .valueEquals("Referrer-Policy", "no-referrer")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    assertThat(page).contains("Airtable").doesNotContain("sandbox-code", "s.1");
    assertThat(ports.completeOAuth.lastAsked().brought()).isNull();
    assertThat(ports.showTokens.asked()).isEmpty();
  }

  @Test
  void sends_a_bare_browser_on_where_the_start_said_so() {
    ports.completeOAuth.answers(connected(URI.create("https://app.example/done")));

    html(BACK)
        .expectStatus()
        .isFound()
        .expectHeader()
        .valueEquals("Location", "https://app.example/done?connectionId=" + Samples.ID);
  }

  @Test
  void lets_nobody_bring_a_code_by_a_credential_that_is_none() {
    problem(get(BACK, "sandbox-unknown-key").exchange(), 401, "UNAUTHENTICATED");
    problem(get(BACK, Keys.READER).exchange(), 403, "FORBIDDEN");
    problem(
        http().get().uri(BACK).header("Authorization", "Basic c2FuZGJveA==").exchange(),
        401,
        "UNAUTHENTICATED");
    problem(
        http()
            .get()
            .uri(BACK)
            .headers(headers -> Visitors.presentLink(headers, Keys.MEMBER))
            .exchange(),
        403,
        "FORBIDDEN");
    assertThat(ports.completeOAuth.asked()).isEmpty();
  }

  @Test
  void answers_400_to_whatever_comes_to_nothing_and_repeats_nothing_of_it() {
    ports.completeOAuth.answers(
        new Outcome.NotConnected(
            null,
            ATTEMPT,
            new Failure.ProviderUnavailable(
                new ProviderId("airtable"), ProviderProblem.GRANT_REFUSED, null)));
    problem(get(BACK, Keys.MEMBER).exchange(), 400, "CONNECTION.PROVIDER_UNAVAILABLE")
        .jsonPath("$.metadata.attemptId")
        .isEqualTo(ATTEMPT.toString());
    problem(http().get().uri(BACK).exchange(), 400, "CONNECTION.PROVIDER_UNAVAILABLE");

    ports.completeOAuth.fails(new Failure.InvalidState(StateProblem.UNKNOWN));
    problem(get(BACK, Keys.MEMBER).exchange(), 400, "CONNECTION.INVALID_STATE");
    String page =
        html("/oauth/callback?state=canary-state&error=%3Cb%3Ecanary")
            .expectStatus()
            .isBadRequest()
            .expectHeader()
            .contentTypeCompatibleWith(MediaType.TEXT_HTML)
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    assertThat(page).doesNotContain("canary", "<b>");
    assertThat(ports.showTokens.asked()).isEmpty();
  }

  @Test
  void takes_no_parameter_twice() {
    problem(get(BACK + "&code=b", Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED");
    assertThat(ports.completeOAuth.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/authorize", BACK, "/tokens/ana", "/oauth/tokens/ana"})
  void does_nothing_for_whoever_asks_for_headers_alone(String path) {
    http()
        .head()
        .uri(path)
        .headers(headers -> headers.setBearerAuth(Keys.MEMBER))
        .exchange()
        .expectStatus()
        .isEqualTo(405);
    assertThat(ports.startOAuth.asked()).isEmpty();
    assertThat(ports.completeOAuth.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/oauth"})
  void shows_a_person_what_is_stored_in_the_shape_it_had(String prefix) {
    asAna();
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.showTokens.answers(shown("sandbox-access", "appSales"));

    get(prefix + "/tokens/ana", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody()
        .json(
            """
            {"userId": "ana", "accessToken": "sandbox-access", "baseId": "appSales",
             "scopes": ["data.records:read", "schema.bases:read"], "provider": "airtable_oauth"}
            """)
        .jsonPath("$.expiresAt")
        .isNotEmpty()
        .jsonPath("$.refreshToken")
        .doesNotExist();
    assertThat(ports.findOwnConnection.lastAsked()).contains("appOfTheOperator");
    assertThat(ports.handOverGrant.asked()).isEmpty();
  }

  @Test
  void names_the_operators_base_where_none_was_named() {
    asAna();
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.showTokens.answers(shown("sandbox-access", null));

    get("/tokens/ana", Keys.MEMBER)
        .exchange()
        .expectBody()
        .jsonPath("$.baseId")
        .isEqualTo("appOfTheOperator");
  }

  @Test
  void hands_over_only_where_that_is_said_in_as_many_words() {
    asAna();
    ports.findOwnConnection.answers(Samples.CONNECTION);
    Shown shown = shown("sandbox-access", null);
    ports.handOverGrant.answers(
        new Shown(
            shown.owner(),
            shown.accessToken(),
            Secret.of("sandbox-refresh"),
            shown.tokenType(),
            shown.expiresAt(),
            shown.scopes(),
            null));

    for (String other : new String[] {"", "true", "refreshToken", "refresh_token,x"}) {
      problem(
          get("/tokens/ana?include=" + other, Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED");
    }
    assertThat(ports.handOverGrant.asked()).isEmpty();

    get("/tokens/ana?include=refresh_token", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.refreshToken")
        .isEqualTo("sandbox-refresh");
    assertThat(ports.showTokens.asked()).isEmpty();
  }

  @Test
  void knows_of_nobody_elses_tokens() {
    asAna();

    problem(get("/tokens/bob", Keys.MEMBER).exchange(), 404, "NOT_FOUND");
    problem(get("/tokens/" + KEY, Keys.MEMBER).exchange(), 404, "NOT_FOUND");

    assertThat(ports.findOwnConnection.asked()).isEmpty();
  }

  @Test
  void lets_a_key_name_a_person_only_where_it_may_act_for_them_and_read_their_tokens() {
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.showTokens.answers(shown("sandbox-access", null));

    for (Set<Permission> less :
        Set.of(
            Set.<Permission>of(),
            Set.of(Permission.ACT_AS),
            Set.of(Permission.REVEAL_TOKENS, Permission.REVEAL_REFRESH_TOKENS))) {
      asKey(less);
      problem(get("/tokens/ana", Keys.MEMBER).exchange(), 404, "NOT_FOUND");
    }
    assertThat(ports.findOwnConnection.asked()).isEmpty();

    asKey(Set.of(Permission.ACT_AS, Permission.REVEAL_TOKENS));
    get("/tokens/ana", Keys.MEMBER).exchange().expectStatus().isOk();
    assertThat(((Principal) ports.showTokens.lastAsked().getFirst()).user()).isEqualTo(ANA);
  }

  @Test
  void shows_a_key_its_own_by_the_id_of_its_user() {
    asKey(Set.of());
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.showTokens.answers(shown(null, null));
    User own = User.of(WorkspaceId.DEFAULT, User.KEY, KEY.toString());

    get("/tokens/" + own.id(), Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.accessToken")
        .doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/oauth"})
  void answers_a_page_of_records_by_the_connection_for_that_base(String prefix) {
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.callAirtable.answers(page());

    get(
            prefix + RECORDS + "?view=Grid&fields=Name&sort=-Age&pageSize=2&offset=itr/rec",
            Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(MediaType.APPLICATION_JSON)
        .expectBody()
        .jsonPath("$.records[0].fields.Name")
        .isEqualTo("Berta");

    assertThat(ports.findOwnConnection.lastAsked()).endsWith("appSandboxCRM0001");
    AirtableCall call = (AirtableCall) ports.callAirtable.lastAsked().getLast();
    assertThat(call.path()).containsExactly("appSandboxCRM0001", "Contacts");
    assertThat(call.parameters())
        .isEqualTo(
            Map.of(
                "view",
                "Grid",
                "fields",
                List.of("Name"),
                "sort",
                List.of(Map.of("field", "Age", "direction", "desc")),
                "pageSize",
                2,
                "offset",
                "itr/rec"));
  }

  @Test
  void names_a_parameter_of_records_that_came_without_a_value() {
    for (String bare :
        List.of("fields", "sort", "recordMetadata", "view", "filterByFormula", "offset")) {
      problem(get(RECORDS + "?" + bare, Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED")
          .jsonPath("$.metadata.violations[0].field")
          .isEqualTo(bare);
    }
    assertThat(ports.callAirtable.asked()).isEmpty();
  }

  @Test
  void shapes_records_as_asked_and_flat_in_toon() {
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.callAirtable.answers(page());

    get(RECORDS + "?shape=flat", Keys.MEMBER)
        .exchange()
        .expectBody()
        .jsonPath("$.records[0].Name")
        .isEqualTo("Berta");
    assertThat(toon(RECORDS)).contains("records[1\t]{id\tcreatedTime\tName}:", "Berta");
    assertThat(toon(RECORDS + "?shape=nested")).contains("fields{");
  }

  @Test
  void answers_all_of_them_as_toon_under_the_type_of_then() {
    ports.readCatalogEntry.answers(Samples.airtable());
    ports.startOAuth.answers(started());
    ports.completeOAuth.answers(connected(null));
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.showTokens.answers(shown("sandbox-access", "appSales"));

    assertThat(toon("/authorize"))
        .contains("auth_url: \"https://airtable.com/a?b=c\"", "state: s.1");
    assertThat(toon(BACK)).contains("access_token: sandbox-access", "token_type: Bearer");
    asAna();
    assertThat(toon("/tokens/ana")).contains("accessToken: sandbox-access", "provider: airtable");
    problem(get("/tokens/ana?format=csv", Keys.MEMBER).exchange(), 406, "NOT_ACCEPTABLE");
    ports.completeOAuth.reset();
    problem(get(BACK + "&format=csv", Keys.MEMBER).exchange(), 406, "NOT_ACCEPTABLE");
    assertThat(ports.completeOAuth.asked()).as("not spent").isEmpty();
  }

  @Test
  void lets_airtables_own_status_through_and_takes_no_token_of_airtables() {
    ports.findOwnConnection.answers(Samples.CONNECTION);
    for (int status : new int[] {403, 404, 422}) {
      ports.callAirtable.fails(
          new Failure.UpstreamRefused(
              new ProviderId("airtable"), status, "INVALID_REQUEST", "no", false));
      problem(get(RECORDS, Keys.MEMBER).exchange(), status, "CONNECTION.UPSTREAM_REFUSED");
    }
    problem(get(RECORDS, "pat-of-airtables-own").exchange(), 401, "UNAUTHENTICATED");
    problem(http().get().uri(RECORDS).exchange(), 401, "UNAUTHENTICATED");
    assertThat(ports.callAirtableByToken.asked()).isEmpty();
    problem(get("/records/appShort/Contacts", Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED");
  }

  private @Nullable String toon(String uri) {
    return get(uri, Keys.MEMBER)
        .header("Accept", "application/toon")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(new MediaType("application", "toon"))
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }

  /** In Airtable's order, which a Map.of would not keep. */
  private static Map<String, Object> page() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("id", "rec1");
    record.put("createdTime", "2026-01-01T00:01:00.000Z");
    record.put("fields", Map.of("Name", "Berta"));
    return Map.of("records", List.of(record));
  }

  /** The key acts for ana, whatever the request says. */
  private void asAna() {
    ports.authenticate.answersBy(
        query -> Mono.just(principal(ANA, Set.of(Permission.ACT_AS), query)));
  }

  private void asKey(Set<Permission> permissions) {
    ports.authenticate.answersBy(query -> {
      User user =
          query.actAs().isEmpty()
              ? User.of(WorkspaceId.DEFAULT, User.KEY, KEY.toString())
              : User.external(WorkspaceId.DEFAULT, query.actAs().getFirst());
      return Mono.just(principal(user, permissions, query));
    });
  }

  private static Principal principal(
      User user, Set<Permission> permissions, Authenticate.Query query) {
    return new Principal(
        WorkspaceId.DEFAULT, user, KEY, "Backend", Role.MEMBER, permissions, query.origin());
  }

  private ResponseSpec html(String uri) {
    return http().get().uri(uri).header("Accept", "text/html,*/*;q=0.8").exchange();
  }

  private static StartOAuth.Started started() {
    RateLimit limit = new RateLimit("oauth-start", "ana", 10, Duration.ofMinutes(1));
    return new StartOAuth.Started(
        URI.create("https://airtable.com/a?b=c"),
        "s.1",
        ATTEMPT,
        Samples.NOON,
        Quotas.of(new Quota(limit, 9, Duration.ofSeconds(60))),
        null);
  }

  private static Outcome connected(@Nullable URI successUrl) {
    return new Outcome.Connected(
        successUrl, ATTEMPT, Samples.CONNECTION, "Airtable", "ana", Scopes.NONE, null);
  }

  private static Shown shown(@Nullable String accessToken, @Nullable String target) {
    return new Shown(
        ANA,
        accessToken == null ? null : Secret.of(accessToken),
        null,
        "Bearer",
        Instant.now().plus(Duration.ofHours(1)),
        Scopes.named("data.records:read", "schema.bases:read"),
        target);
  }
}
