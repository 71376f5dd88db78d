package dev.enlace.bootstrap.e2e.access;

import static dev.enlace.bootstrap.e2e.access.Matrix.GARBAGE;
import static dev.enlace.bootstrap.e2e.access.Matrix.LINK;
import static dev.enlace.bootstrap.e2e.access.Matrix.NOBODY;
import static dev.enlace.bootstrap.e2e.access.Matrix.OTHER;
import static dev.enlace.bootstrap.e2e.access.Matrix.OWNER;
import static dev.enlace.bootstrap.e2e.access.Matrix.PANEL;
import static dev.enlace.bootstrap.e2e.access.Matrix.READER;
import static dev.enlace.bootstrap.e2e.access.Matrix.SHARED;
import static dev.enlace.bootstrap.e2e.access.Matrix.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Contract;
import dev.enlace.bootstrap.e2e.harness.Contract.Operation;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the contract, by everybody who may not or may. */
class AccessMatrixTest {
  private static final String SUCCESS = "https://app.example/connected";
  private static final List<String> SCOPES =
      List.of(
          "data.records:read",
          "data.records:write",
          "data.recordComments:read",
          "data.recordComments:write",
          "schema.bases:read",
          "schema.bases:write",
          "user.email:read");
  private static RunningEnlace enlace;
  private static Contract contract;
  private static Tenant tenant;
  private static Map<String, Api> callers;
  private static String hidden;
  private static String shared;
  private static String attempt;
  private static String apiKey;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    contract = Contract.of(enlace);
    tenant = Tenant.of(enlace, "Tenant", "off");
    Api members = tenant.key("member", List.of("act_as", "tokens:reveal"), enlace);
    callers = new LinkedHashMap<>();
    callers.put(NOBODY, Api.anonymous(enlace.url()));
    callers.put(GARBAGE, Api.of(enlace.url(), "enl_key_of-nobody-at-all"));
    callers.put(STRANGER, Tenant.of(enlace, "Stranger", "off").admin());
    callers.put(OTHER, members.as("other"));
    callers.put(
        READER, tenant.key("reader", List.of("act_as", "tokens:reveal"), enlace).as("reader"));
    callers.put(SHARED, members.as("shared"));
    callers.put(OWNER, members.as("owner"));
    callers.put(PANEL, tenant.admin().inPanel());
    assertThat(tenant.successUrls(List.of(SUCCESS)).status()).isEqualTo(200);
    callers.put(LINK, members.as("owner").byLink(SUCCESS));
    apiKey = tenant.admin().get("/api-keys").text("/items/0/id");
    hidden = connection(walk("private"));
    attempt = walk("restricted");
    shared = connection(attempt);
    Answer shares =
        owner()
            .put(
                "/connections/" + shared + "/shares",
                Map.of("users", List.of("shared", "reader"), "keys", List.of()));
    assertThat(shares.status()).as(shares.text()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void every_operation_has_its_line() {
    assertThat(Matrix.LINES.keySet())
        .containsExactlyInAnyOrderElementsOf(
            contract.operations().stream().map(Operation::id).toList());
  }

  @TestFactory
  Stream<DynamicTest> each_operation_answers_everybody_as_its_line_says() {
    return contract.operations().stream()
        .flatMap(operation ->
            Stream.of(hidden, shared)
                .filter(id -> operation.path().contains("{connectionId}") || id.equals(hidden))
                .flatMap(id ->
                    callers.keySet().stream()
                        .map(who ->
                            DynamicTest.dynamicTest(
                                operation.id() + (id.equals(hidden) ? "" : " shared") + " " + who,
                                () -> check(operation, id, who)))));
  }

  private static void check(Operation operation, String connection, String who) {
    Matrix.Line line =
        Objects.requireNonNull(Matrix.LINES.get(operation.id()), "line of " + operation.id());
    boolean visible = connection.equals(shared);
    int expected = visible ? line.shared(who) : line.hidden(who);
    boolean ends = operation.id().equals("deleteConnection") && who.equals(OWNER);
    // one that ends its own must not be the one that the others ask by
    boolean signsOut = operation.id().equals("endPanelSession") && who.equals(PANEL);
    Answer answer =
        (signsOut ? tenant.admin().inPanel() : caller(who))
            .with("If-Match", "\"99\"")
            .send(
                operation.method(),
                path(operation, ends ? Mail.connected(owner(), enlace, "private") : connection)
                    + (operation.id().equals("deleteAirtableRecords")
                        ? "?records=recNone0000000001"
                        : ""),
                body(operation));
    assertThat(answer.status())
        .as("%s by %s: %s", operation.id(), who, answer.text())
        .isEqualTo(expected);
    String code =
        switch (expected) {
          case 401 -> "UNAUTHENTICATED";
          case 403 -> "FORBIDDEN";
          case 404 -> operation.path().startsWith("/connect/") ? "LINK_UNKNOWN" : "NOT_FOUND";
          default -> "";
        };
    if (!code.isEmpty() && !(mayUse(who) && isByAirtable(answer))) {
      assertThat(answer.code()).endsWith(code);
    }
  }

  private static boolean mayUse(String who) {
    return who.equals(OWNER) || who.equals(SHARED);
  }

  /** What Airtable refuses has come to Airtable. */
  private static boolean isByAirtable(Answer answer) {
    return answer.code().equals("CONNECTION.UPSTREAM_REFUSED");
  }

  /** For connections a body that fits, since a wrong one would be refused before them. */
  private static @Nullable String body(Operation operation) {
    return switch (operation.id()) {
      case "updateConnection" -> "{\"label\":\"Mine now\"}";
      case "reconnectConnection" -> "{}";
      case "confirmConnection" -> "{\"confirmation\":\"made-up\"}";
      case "replaceConnectionShares" -> "{\"users\":[\"shared\",\"reader\"],\"keys\":[]}";
      case "sendMessage" -> "{\"text\":\"Hello\"}";
      case "updateWebhook" -> "{\"enabled\":true}";
      case "createAirtableTable" ->
          "{\"name\":\"%s\",\"fields\":[{\"name\":\"No\",\"type\":\"number\"}]}"
              .formatted(UUID.randomUUID());
      case "updateAirtableTable", "updateAirtableField" -> "{\"description\":\"As before\"}";
      case "createAirtableField" ->
          "{\"name\":\"%s\",\"type\":\"number\"}".formatted(UUID.randomUUID());
      case "listAirtableRecordsByPost" -> "{\"maxRecords\":1}";
      case "createAirtableRecords" -> "{\"records\":[{\"fields\":{\"Name\":\"New\"}}]}";
      case "updateAirtableRecords", "replaceAirtableRecords" ->
          "{\"records\":[{\"id\":\"recComp0000000001\",\"fields\":{\"Name\":\"One\"}}]}";
      case "createAirtableComment", "updateAirtableComment" -> "{\"text\":\"Call back\"}";
      case "uploadAirtableAttachment" ->
          "{\"filename\":\"a.txt\",\"contentType\":\"text/plain\",\"file\":\"aGVsbG8=\"}";
      default -> operation.json() ? "{\"colour\":\"red\"}" : null;
    };
  }

  private static String path(Operation operation, String connection) {
    // by turns, since each base takes five requests a second
    boolean comments = operation.path().contains("/comments");
    return operation
        .path()
        .replace("{baseId}", comments ? "appSandboxPrj0001" : "appSandboxCRM0001")
        .replace("{tableIdOrName}", comments ? "Tasks" : "Companies")
        .replace("{recordId}", comments ? "recTask0000000001" : "recComp0000000001")
        .replace("{fieldId}", "fldCompName000001")
        .replace("{fieldIdOrName}", "Files")
        .replace("{commentId}", "comSandbox0009999")
        .replace("{connectionId}", connection)
        .replace("{attemptId}", attempt)
        .replace("{workspaceId}", tenant.id())
        .replace("{apiKeyId}", apiKey)
        .replace("{rotationId}", apiKey)
        .replace("{webhookId}", apiKey)
        .replace("{deliveryId}", apiKey)
        .replace("{idOrSlug}", "airtable")
        .replace("{provider}", "airtable")
        .replace("{ticket}", "made-up.ticket")
        .replace("{userId}", "owner")
        .replace("{token}", "made-up.token")
        .replace("{path}", called(operation))
        .replace("{name}", "provider.json");
  }

  private static String called(Operation operation) {
    return operation.id().equals("proxyGet") ? "v0/meta/whoami" : "v0/appSandboxPrj0001/Tasks";
  }

  @Test
  void lists_show_what_may_be_seen_and_no_more() {
    assertThat(ids(caller(STRANGER))).isEmpty();
    assertThat(ids(caller(OTHER))).isEmpty();
    assertThat(ids(caller(SHARED))).containsExactly(shared);
    assertThat(ids(caller(READER))).containsExactly(shared);
    assertThat(ids(owner())).contains(hidden, shared);
    assertThat(ids(tenant.admin())).contains(hidden, shared);
    assertThat(caller(STRANGER).get("/api-keys").json().at("/items").findValuesAsString("id"))
        .doesNotContain(apiKey)
        .hasSize(1);
    Answer page = caller(SHARED).get("/connections?limit=1");
    assertThat(page.json().has("nextCursor")).isFalse();
  }

  @Test
  void an_administrator_sees_what_there_is_and_reads_no_token() {
    assertThat(tenant.admin().get("/connections/" + hidden).status()).isEqualTo(200);
    Answer token = tenant.admin().get("/connections/" + hidden + "/token");
    assertThat(token.status()).isEqualTo(403);
    assertThat(token.text()).doesNotContain("accessToken");
  }

  @Test
  void a_token_needs_the_permission_to_reveal() {
    Api without = tenant.key("member", List.of("act_as"), enlace).as("owner");
    assertThat(without.get("/connections/" + hidden).status()).isEqualTo(200);
    assertThat(without.get("/connections/" + hidden + "/token").status()).isEqualTo(403);
    assertThat(owner().get("/connections/" + hidden + "/token").status()).isEqualTo(200);
  }

  @Test
  void another_tenants_user_of_the_same_name_is_somebody_else() {
    Api namesake = caller(STRANGER).as("owner");
    assertThat(namesake.get("/connections/" + hidden).status()).isEqualTo(404);
    assertThat(namesake.get("/connections/" + shared).status()).isEqualTo(404);
    assertThat(ids(namesake)).isEmpty();
  }

  private static Api owner() {
    return caller(OWNER);
  }

  private static Api caller(String who) {
    return Objects.requireNonNull(callers.get(who));
  }

  private static List<String> ids(Api who) {
    return who.get("/connections")
        .json()
        .at("/items")
        .valueStream()
        .map(item -> item.at("/id").asString())
        .toList();
  }

  private static String walk(String visibility) {
    Answer started =
        owner()
            .post(
                "/connections/oauth/start",
                Map.of(
                    "availableConnectionId",
                    owner().entry("airtable"),
                    "visibility",
                    visibility,
                    "scopes",
                    SCOPES));
    Person person = new Person();
    person.open(person.allow(URI.create(started.text("/authUrl"))));
    return started.text("/attemptId");
  }

  private static String connection(String walked) {
    return owner().get("/connections/oauth/attempts/" + walked).text("/connectionId");
  }
}
