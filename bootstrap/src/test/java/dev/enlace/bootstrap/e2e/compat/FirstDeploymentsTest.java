package dev.enlace.bootstrap.e2e.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The shapes of the first deployments, and the holes that they had. */
class FirstDeploymentsTest {
  private static final String SUCCESS = "https://app.example/connected";
  private static final String BASE = "appSandboxCRM0001";
  private static final String DATABASE = SharedDatabase.fresh();
  private static RunningEnlace enlace;
  private static Tenant tenant;
  private static Api members;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start(Map.of("DATABASE_URL", DATABASE));
    tenant = Tenant.of(enlace, "First deployments", "off");
    members = tenant.key("member", List.of("act_as", "tokens:reveal"), enlace);
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
  void every_command_of_the_page_does_what_it_says_and_none_does_it_without_a_key()
      throws Exception {
    PageCommands page = PageCommands.of(enlace, RunningEnlace.ADMIN_KEY);

    List<JsonNode> refused = page.runByNobody();
    assertThat(refused).hasSize(10);
    assertThat(refused)
        .allSatisfy(problem -> assertThat(problem.at("/status").asInt()).isIn(400, 401));
    assertThat(refused.getFirst().at("/code").asString()).isEqualTo("UNAUTHENTICATED");
    assertThat(enlace.sandbox().journal().counts()).isEmpty();

    List<String> printed = page.run();
    assertThat(printed).hasSize(7);
    assertThat(first(printed.get(1)).propertyNames())
        .containsExactlyInAnyOrder("auth_url", "state");
    JsonNode told = first(printed.get(2));
    assertThat(told.propertyNames())
        .containsExactlyInAnyOrder("access_token", "expires_in", "scope", "token_type");
    List<JsonNode> stored = PageCommands.documents(printed.get(3));
    assertThat(stored).hasSize(2);
    assertThat(stored.getFirst().at("/accessToken")).isEqualTo(told.at("/access_token"));
    assertThat(stored.getFirst().at("/baseId").asString()).isEqualTo(BASE);
    assertThat(stored.getLast()).isEqualTo(stored.getFirst());
    assertThat(first(printed.get(4)).at("/records")).hasSize(2);
    assertThat(printed.get(5))
        .contains("auth_url: ", "access_token: ", "accessToken: ", "records[2", "createdTime");
    assertThat(first(printed.get(6)).at("/refreshToken").asString()).isNotEmpty();
  }

  private static JsonNode first(String printed) {
    return PageCommands.documents(printed).getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/oauth"})
  void an_assistant_that_brings_the_code_itself_is_told_the_tokens(String prefix) {
    Api ana = members.as("ana" + prefix.length());

    Answer told = ana.get(prefix + "/callback?" + walked(ana, prefix, "?base_id=" + BASE));

    assertThat(told.status()).as(told.text()).isEqualTo(200);
    assertThat(told.json().propertyNames())
        .containsExactlyInAnyOrder("access_token", "expires_in", "scope", "token_type");
    assertThat(told.header("Cache-Control").orElseThrow()).contains("no-store");
    Answer stored = ana.get(prefix + "/tokens/ana" + prefix.length());
    assertThat(stored.json().propertyNames())
        .containsExactlyInAnyOrder(
            "userId", "accessToken", "baseId", "scopes", "provider", "expiresAt");
    assertThat(stored.text("/accessToken")).isEqualTo(told.text("/access_token"));
    assertThat(stored.text("/baseId")).isEqualTo(BASE);
    assertThat(stored.text("/provider")).isEqualTo("airtable_oauth");
  }

  @Test
  void a_bare_browser_gets_a_page_and_never_a_token() {
    Api ana = members.as("bare");
    String query = walked(ana, "", "");

    Answer page = new Person().open(enlace.url().resolve("/callback?" + query));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.header("Referrer-Policy").orElseThrow()).isEqualTo("no-referrer");
    String token = ana.get("/tokens/bare").text("/accessToken");
    assertThat(token).isNotEmpty();
    assertThat(page.headers().map() + page.text())
        .doesNotContain(token, parameter(query, "code"), parameter(query, "state"));
  }

  @Test
  void somebody_elses_state_is_unknown_and_still_good_for_whose_it_is() {
    Api ana = members.as("victim");
    String query = walked(ana, "", "");

    refused(members.as("mallory").get("/callback?" + query), "unknown");
    refused(tenant.admin().get("/callback?" + query), "unknown");
    refused(enlace.admin().as("victim").get("/callback?" + query), "unknown");
    assertThat(enlace.sandbox().count("airtable.exchange")).isZero();

    assertThat(ana.get("/callback?" + query).status()).isEqualTo(200);
    refused(ana.get("/callback?" + query), "spent");
    assertThat(enlace.sandbox().count("airtable.exchange")).isEqualTo(1);
    assertThat(members.as("mallory").get("/tokens/mallory").status()).isEqualTo(404);
  }

  @Test
  void a_state_is_good_for_its_base_and_for_a_code() {
    Api ana = members.as("bound");
    String query = walked(ana, "", "?base_id=" + BASE);

    refused(ana.get("/callback?" + query.replaceAll("code=[^&]*", "")), "incomplete");
    refused(ana.get("/callback?code=made-up"), "unknown");
    refused(ana.get("/callback?code=made-up&state=made-up.by-somebody"), "unknown");
    refused(ana.get("/callback?" + query + "&base_id=appOther"), "other_target");
    assertThat(enlace.sandbox().count("airtable.exchange")).isZero();
    assertThat(ana.get("/callback?" + query + "&base_id=" + BASE).status()).isEqualTo(200);
  }

  @Test
  void what_the_provider_refused_is_400_and_not_repeated() {
    Api ana = members.as("denied");
    URI denied = new Person().decide(address(ana, "", ""), "decision=deny");
    Answer answer = ana.get("/callback?" + denied.getRawQuery() + "&error_description=%3Cb%3Ehm");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("CONNECTION.AUTHORIZATION_DENIED");
    assertThat(answer.text()).doesNotContain("<b>");

    String wrong = walked(ana, "", "").replaceAll("code=[^&]*", "code=made-up-code");
    Answer exchanged = ana.get("/callback?" + wrong);
    assertThat(exchanged.status()).isEqualTo(400);
    assertThat(exchanged.text()).contains("grant_refused").doesNotContain("made-up-code");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTML", "ERROR_AT_200", "SERVER_ERROR", "RESET"})
  void an_exchange_that_fails_is_400_for_a_program_and_for_a_browser(FaultKind kind) {
    Api ana = members.as("failed-" + kind);
    String first = walked(ana, "", "");
    enlace.sandbox().fault(Fault.once("airtable", "exchange", kind));
    Answer told = ana.get("/callback?" + first);
    assertThat(told.status()).as(told.text()).isEqualTo(400);
    assertThat(told.header("Content-Type").orElseThrow()).startsWith("application/problem+json");

    String second = walked(ana, "", "");
    enlace.sandbox().fault(Fault.once("airtable", "exchange", kind));
    Answer page = new Person().open(enlace.url().resolve("/callback?" + second));
    assertThat(page.status()).isEqualTo(400);
    assertThat(told.text() + page.text()).doesNotContain("<html", "captive");
    assertThat(ana.get("/tokens/failed-" + kind).status()).isEqualTo(404);
  }

  @Test
  void nobody_reads_the_tokens_of_others_and_readers_and_sessions_read_none() {
    Api ana = members.as("owner");
    ana.get("/callback?" + walked(ana, "", ""));
    assertThat(ana.get("/tokens/owner").status()).isEqualTo(200);
    assertThat(members.get("/tokens/owner").status()).as("named by the path").isEqualTo(200);

    assertThat(Api.anonymous(enlace.url()).get("/tokens/owner").status()).isEqualTo(401);
    assertThat(members.as("bob").get("/tokens/owner").status()).isEqualTo(404);
    assertThat(enlace.admin().get("/tokens/owner").status()).isEqualTo(404);
    Api silent = tenant.key("member", List.of("act_as"), enlace);
    assertThat(silent.get("/tokens/owner").status()).isEqualTo(404);
    Answer own = silent.as("owner").get("/tokens/owner");
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.json().has("accessToken")).isFalse();
    Api reader = tenant.key("reader", List.of("act_as", "tokens:reveal"), enlace);
    assertThat(reader.as("owner").get("/tokens/owner").status()).isEqualTo(403);
    assertThat(tenant.admin().inPanel().get("/tokens/owner").status()).isEqualTo(404);
  }

  @Test
  void records_come_by_the_persons_own_connection_and_with_airtables_status() {
    Api ana = members.as("records");
    String table = "/records/" + BASE + "/Companies";
    assertThat(ana.get(table).status()).as("none yet").isEqualTo(404);
    ana.get("/callback?" + walked(ana, "", "?base_id=" + BASE));

    Answer page = ana.get("/oauth" + table + "?pageSize=2");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.json().at("/records")).hasSize(2);
    assertThat(ana.get("/records/" + BASE + "/Nowhere").code())
        .isEqualTo("CONNECTION.UPSTREAM_REFUSED");
    assertThat(members.as("nobody").get(table).status()).isEqualTo(404);
    assertThat(Api.anonymous(enlace.url()).get(table).status()).isEqualTo(401);
    assertThat(Api.of(enlace.url(), "sandbox-airtable-pat-ana").get(table).status())
        .as("a token of Airtable's own")
        .isEqualTo(401);
  }

  @Test
  void a_session_connects_and_is_shown_no_token() {
    Api panel = tenant.admin().inPanel();
    Answer started = panel.get("/authorize");
    String bound = started.header("Set-Cookie").orElseThrow();
    String query = new Person().allow(URI.create(started.text("/auth_url"))).getRawQuery();

    refused(panel.get("/callback?" + query), "other_browser");
    Answer told = panel.with("Cookie", cookies(panel, bound)).get("/callback?" + query);

    assertThat(told.status()).as(told.text()).isEqualTo(200);
    assertThat(told.json().propertyNames())
        .containsExactlyInAnyOrder("expires_in", "scope", "token_type");
  }

  @Test
  void where_connections_are_confirmed_the_starter_does_so_by_bringing_the_code() {
    Tenant careful = Tenant.of(enlace, "Careful", "required");
    assertThat(careful.successUrls(List.of(SUCCESS)).status()).isEqualTo(200);
    Api ana = careful.key("member", List.of("act_as", "tokens:reveal"), enlace).as("ana");
    assertThat(ana.get("/authorize").code()).isEqualTo("VALIDATION_FAILED");
    Answer started = ana.get("/authorize?successUrl=" + SUCCESS);
    Person person = new Person();
    Answer approved = person.submit(URI.create(started.text("/auth_url")), "");
    URI back = person.allow(URI.create(approved.header("Location").orElseThrow()));

    refused(new Person().open(enlace.url().resolve("/callback?" + back.getRawQuery())));
    Answer told = ana.get("/callback?" + back.getRawQuery());

    assertThat(told.status()).as(told.text()).isEqualTo(200);
    assertThat(told.text("/access_token")).isNotEmpty();
  }

  @Test
  void whoever_is_given_the_refresh_token_refreshes_alone() {
    Api owners =
        tenant.key("member", List.of("act_as", "tokens:reveal", "tokens:reveal_refresh"), enlace);
    Api ana = owners.as("moving");
    ana.get("/callback?" + walked(ana, "", ""));
    String id = ana.get("/connections").text("/items/0/id");
    assertThat(members.as("moving").get("/tokens/moving?include=refresh_token").status())
        .isEqualTo(403);
    assertThat(ana.get("/connections/" + id).text("/state/state")).isEqualTo("active");

    Answer over = ana.get("/tokens/moving?include=refresh_token");

    assertThat(over.status()).as(over.text()).isEqualTo(200);
    assertThat(over.text("/refreshToken")).isNotEmpty();
    Answer connection = ana.get("/connections/" + id);
    assertThat(connection.text("/state/state")).isEqualTo("needs_reauth");
    assertThat(connection.text("/state/reason")).isEqualTo("refresh_handed_over");
    enlace.sandbox().forget();
    Grants.expire(DATABASE, id);
    assertThat(ana.get("/connections/" + id + "/token").status()).isEqualTo(409);
    assertThat(ana.post("/connections/" + id + "/refresh", "").status()).isEqualTo(409);
    ana.post("/connections/" + id + "/test", "");
    assertThat(ana.get("/tokens/moving").status()).isEqualTo(409);
    assertThat(ana.get("/tokens/moving?include=refresh_token").status()).isEqualTo(409);
    assertThat(enlace.sandbox().count("airtable.refresh")).isZero();
    awaitEvent("connection.needs_reauth", id);
  }

  /** The trail is sealed each second. */
  private static void awaitEvent(String action, String target) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String events = "/audit-events?action=" + action + "&target=" + target;
    while (tenant.admin().get(events).json().at("/items").isEmpty()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static String parameter(String query, String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static String cookies(Api panel, String bound) {
    return bound.substring(0, bound.indexOf(';')) + "; " + panel.header("Cookie");
  }

  private static URI address(Api user, String prefix, String query) {
    Answer started = user.get(prefix + "/authorize" + query);
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    assertThat(started.json().propertyNames()).containsExactlyInAnyOrder("auth_url", "state");
    return URI.create(started.text("/auth_url"));
  }

  /** What the provider sends back with the person who has allowed it. */
  private static String walked(Api user, String prefix, String query) {
    return new Person().allow(address(user, prefix, query)).getRawQuery();
  }

  private static void refused(Answer answer, String reason) {
    refused(answer);
    assertThat(answer.text("/metadata/reason")).isEqualTo(reason);
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("CONNECTION.INVALID_STATE");
  }
}
