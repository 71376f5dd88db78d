package dev.enlace.bootstrap.e2e.airtable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import dev.enlace.sandbox.traffic.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Airtable's records through two replicas on one database; the sandbox keeps Airtable's limits. */
class ReplicasOnAirtableTest {
  private static final String CRM = "/airtable/bases/appSandboxCRM0001/tables/";
  private static final String TASKS = "/airtable/bases/appSandboxPrj0001/tables/Tasks/records";
  private static final int CALLERS = 20;
  private static RunningEnlace one;
  private static RunningEnlace two;
  private static String database;
  private static Api user;
  private static String connection;

  @BeforeAll
  static void start() {
    database = SharedDatabase.fresh();
    Map<String, String> shared = Replicas.shared(database);
    int sandbox = RunningEnlace.freePort();
    one =
        RunningEnlace.start(
            Replicas.with(shared, Map.of("ENLACE_SANDBOX_PORT", String.valueOf(sandbox))));
    two =
        RunningEnlace.start(
            Replicas.with(
                Replicas.with(shared, Replicas.airtableAt(sandbox)),
                Map.of("ENLACE_COMPAT_UPSTREAM_BEARER", "true")));
    user = one.admin().as("records");
    connection = "/connections/" + Grants.connected(user, "airtable");
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @BeforeEach
  void forget() {
    one.sandbox().forget();
  }

  @Test
  void answers_in_airtables_shape() {
    Answer page =
        user.get(
            connection
                + CRM
                + "Contacts/records?pageSize=2&fields=Name&fields=Age&sort=-Age&sort=Name");

    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.json().at("/records")).hasSize(2);
    assertThat(page.json().at("/records/0/fields").propertyNames())
        .containsExactlyInAnyOrder("Name", "Age");
    assertThat(page.json().at("/records/0/fields/Age").asInt()).isEqualTo(77);
    assertThat(page.text("/offset")).contains("/");
    assertThat(user.get(connection + "/airtable/whoami").text("/email"))
        .isEqualTo("ana@example.com");
  }

  @Test
  void passes_on_all_pages_as_one() {
    Answer all = user.get(connection + TASKS + "?pages=all&fields=Title");

    assertThat(all.status()).as(all.text()).isEqualTo(200);
    assertThat(all.json().at("/records")).hasSize(1200);
    assertThat(all.json().at("/records").findValuesAsString("id")).doesNotHaveDuplicates();
    assertThat(all.json().has("offset")).isFalse();
    assertThat(one.sandbox().count("airtable.listRecords.200")).isEqualTo(12);
    assertThat(one.sandbox().count("airtable.listRecords.429")).isZero();
  }

  @Test
  void says_what_airtable_refused_before_anything_was_passed_on() {
    Answer refused = user.get(connection + TASKS + "?pages=all&filterByFormula=AND(");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("CONNECTION.UPSTREAM_REFUSED");
    assertThat(refused.text("/metadata/upstreamType")).isEqualTo("INVALID_FILTER_BY_FORMULA");
    assertThat(refused.text("/metadata/upstreamMessage")).isNotBlank();
    assertThat(user.get(connection + TASKS + "?pages=all&offset=itr/rec").status()).isEqualTo(400);
    assertThat(user.get(connection + TASKS + "?pages=some").status()).isEqualTo(400);
  }

  @Test
  void writes_any_number_and_tells_what_was_written() {
    List<Object> records =
        new ArrayList<>(Collections.nCopies(12, Map.of("fields", Map.of("Name", "Batch"))));
    records.set(11, Map.of("fields", Map.of("Employees", "many")));

    Answer half = user.post(connection + CRM + "Companies/records", Map.of("records", records));

    assertThat(half.status()).as(half.text()).isEqualTo(200);
    assertThat(half.json().at("/complete").asBoolean()).isFalse();
    assertThat(half.json().at("/records")).hasSize(10);
    assertThat(half.text("/batches/1/outcome")).isEqualTo("failed");
    assertThat(half.text("/batches/1/problem/metadata/upstreamType"))
        .isEqualTo("INVALID_VALUE_FOR_COLUMN");
    String ids = String.join("&records=", half.json().at("/records").findValuesAsString("id"));
    Answer gone = user.delete(connection + CRM + "Companies/records?records=" + ids);
    assertThat(gone.json().at("/complete").asBoolean()).isTrue();
    assertThat(gone.json().at("/records/0/deleted").asBoolean()).isTrue();
  }

  @Test
  void writes_nothing_twice_under_the_key_of_a_write_whose_answer_was_lost() {
    Api keyed = user.with("Idempotency-Key", "lost");
    String company = connection + CRM + "Companies/records/recComp0000000007";
    Map<String, Object> file =
        Map.of("filename", "a.txt", "contentType", "text/plain", "file", "aGVsbG8=");
    one.sandbox().fault(Fault.once("airtable", "uploadAttachment", FaultKind.RESET).afterTheWork());
    for (int i = 0; i < 2; i++) {
      Answer lost = keyed.post(company + "/attachments/Files", file);
      assertThat(lost.code()).as(lost.text()).isEqualTo("CONNECTION.OUTCOME_UNKNOWN");
    }
    assertThat(user.get(company).json().at("/fields/Files")).hasSize(1);

    one.sandbox().fault(Fault.once("airtable", "createRecords", FaultKind.RESET).afterTheWork());
    Object record = Map.of("fields", Map.of("Name", "Once and no more"));
    String records = connection + CRM + "Companies/records";
    for (int i = 0; i < 2; i++) {
      Answer told = keyed.post(records, Map.of("records", List.of(record)));
      assertThat(told.text("/batches/0/outcome")).as(told.text()).isEqualTo("unknown");
    }
    assertThat(
            user.get(records + "?filterByFormula=%7BName%7D%3D%27Once%20and%20no%20more%27")
                .json()
                .at("/records"))
        .hasSize(1);
  }

  @Test
  void renews_a_token_that_airtable_does_not_take_any_more() {
    // one that was renewed just now is not renewed again
    Grants.age(database, connection.replace("/connections/", ""), Duration.ofMinutes(2));
    assertThat(one.sandbox().expireTokens("airtable", "")).isPositive();
    one.sandbox().forget();

    Answer bases = user.get(connection + "/airtable/bases");

    assertThat(bases.status()).as(bases.text()).isEqualTo(200);
    assertThat(one.sandbox().count("airtable.bases.401")).isEqualTo(1);
    assertThat(one.sandbox().count("airtable.refresh")).isEqualTo(1);
  }

  @Test
  void keeps_away_from_a_base_that_was_called_too_often_by_somebody_else() throws Exception {
    one.sandbox().fault(Fault.once("airtable", "tables", FaultKind.RATE_LIMIT).retryAfter(33));
    String tables = connection + "/airtable/bases/appSandboxAna0001/tables";

    Answer first = user.get(tables);

    assertThat(first.status()).isEqualTo(429);
    assertThat(first.code()).isEqualTo("RATE_LIMITED");
    assertThat(first.header("Retry-After")).hasValue("33");
    // whoever was refused does not wait until that is noted
    for (int i = 0; i < 300 && isNobodyShutOut(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Answer other = user.at(two.url()).get(tables);
    assertThat(other.status()).isEqualTo(429);
    assertThat(Integer.parseInt(other.header("Retry-After").orElseThrow())).isBetween(15, 33);
    assertThat(one.sandbox().count("airtable.tables")).isEqualTo(1);
  }

  @Test
  void gives_a_workspace_its_share_of_a_base_that_ten_connections_of_another_keep_busy()
      throws Exception {
    Api modest = Tenant.of(one, "Modest", "off").admin().as("modest");
    String own = "/connections/" + Grants.connected(modest, "airtable");
    List<Api> owners =
        IntStream.range(0, CALLERS / 2).mapToObj(n -> one.admin().as("busy-" + n)).toList();
    List<String> busy =
        owners.stream()
            .map(owner -> "/connections/" + Grants.connected(owner, "airtable"))
            .toList();
    String record = CRM + "Contacts/records/recCont0000000001";
    one.sandbox().forget();
    Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    AtomicBoolean enough = new AtomicBoolean();
    answers.add(modest.get(own + record).status());
    String token = bearer(seen("getRecord").getFirst());
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < CALLERS; n++) {
        Api owner = owners.get(n / 2);
        Api caller = n % 2 == 0 ? owner : owner.at(two.url());
        String path = busy.get(n / 2) + record;
        callers.execute(() -> {
          while (!enough.get()) {
            answers.add(caller.get(path).status());
          }
        });
      }
      TimeUnit.MILLISECONDS.sleep(1_000);
      for (int n = 0; n < 6; n++) {
        answers.add(modest.get(own + record).status());
      }
      enough.set(true);
    }

    assertThat(answers).containsOnly(200);
    List<Seen> seen = seen("getRecord");
    for (int n = 5; n < seen.size(); n++) {
      assertThat(Duration.between(seen.get(n - 5).at(), seen.get(n).at()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
    List<Integer> waits = othersBefore(seen, token);
    assertThat(waits).hasSize(5);
    // one of this replica's and two of the other's; behind each connection once it would be twenty
    assertThat(waits.get(waits.size() * 95 / 100)).as(waits.toString()).isLessThanOrEqualTo(16);
    assertThat(waits.get(waits.size() / 2)).as(waits.toString()).isLessThanOrEqualTo(12);
  }

  @Test
  void takes_tokens_of_airtables_own_where_the_operator_says_so_all_of_them_as_one_workspace()
      throws Exception {
    String records = "/records/appSandboxPrj0001/Tasks?pageSize=1";
    Answer page = Api.of(two.url(), "sandbox-airtable-pat-ana").get(records);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.json().at("/records")).hasSize(1);
    one.sandbox().forget();
    Queue<Integer> strangers = new ConcurrentLinkedQueue<>();
    Answer own;
    int before;
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 15; n++) {
        Api stranger = Api.of(two.url(), "sandbox-airtable-pat-made-up-" + n);
        callers.execute(() -> strangers.add(stranger.get(records).status()));
      }
      TimeUnit.MILLISECONDS.sleep(400);
      before = seen("listRecords").size();
      own = user.at(two.url()).get(connection + TASKS + "?pageSize=1");
    }

    assertThat(own.status()).as(own.text()).isEqualTo(200);
    assertThat(strangers).hasSize(15).containsOnly(401);
    // a second's worth may have its turn meanwhile; behind each stranger it would be the last
    assertThat(seen("listRecords").stream().map(Seen::status).toList().indexOf(200))
        .isLessThanOrEqualTo(before + 5);
  }

  private static boolean isNobodyShutOut() {
    return Rows.texts(
            database,
            "SELECT encode(id, 'hex') FROM connections.call_budgets WHERE shut_out <> '{}'")
        .isEmpty();
  }

  private static List<Seen> seen(String endpoint) {
    return one.sandbox().journal().latest().stream()
        .filter(each -> each.endpoint().equals(endpoint))
        .toList();
  }

  private static String bearer(Seen seen) {
    return seen.fingerprints().getOrDefault("bearer", "");
  }

  /**
   * How many of others had their turns between one of its own and the next while they were busy,
   * the fewest first.
   */
  private static List<Integer> othersBefore(List<Seen> seen, String token) {
    List<Integer> own =
        IntStream.range(0, seen.size())
            .filter(n -> bearer(seen.get(n)).equals(token))
            .boxed()
            .toList();
    return IntStream.range(2, own.size())
        .mapToObj(n -> own.get(n) - own.get(n - 1) - 1)
        .sorted()
        .toList();
  }
}
