package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.in.airtable.WriteRecords.Outcome;
import dev.enlace.application.port.in.airtable.WriteRecords.Written;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.AirtableCall.Method;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.provider.ProviderId;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

class AirtableTest extends RestTest {
  private static final String ONE = "/connections/" + Samples.ID + "/airtable";
  private static final String RECORDS = ONE + "/bases/appSandboxCRM0001/tables/Contacts/records";
  private static final String BY_POST =
      ONE + "/bases/appSandboxCRM0001/tables/Contacts/list-records";
  private static final TableRef CONTACTS =
      new TableRef(new BaseId("appSandboxCRM0001"), "Contacts");

  @Test
  void asks_for_records_in_airtables_names_and_takes_a_comma_for_a_part_of_a_name() {
    ports.callAirtable.answers(Map.of("records", List.of()));

    get(
            RECORDS
                + "?view=Grid&fields=First,last&sort=-Age&sort=Name&pageSize=10&maxRecords=20"
                + "&offset=itr/rec&cellFormat=string&timeZone=UTC&userLocale=es"
                + "&returnFieldsByFieldId=true&recordMetadata=commentCount"
                + "&filterByFormula=Age>3",
            Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk();

    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("cellFormat", "string");
    parameters.put("timeZone", "UTC");
    parameters.put("userLocale", "es");
    parameters.put("returnFieldsByFieldId", true);
    parameters.put("view", "Grid");
    parameters.put("fields", List.of("First,last"));
    parameters.put("filterByFormula", "Age>3");
    parameters.put(
        "sort",
        List.of(
            Map.of("field", "Age", "direction", "desc"),
            Map.of("field", "Name", "direction", "asc")));
    parameters.put("pageSize", 10);
    parameters.put("maxRecords", 20);
    parameters.put("offset", "itr/rec");
    parameters.put("recordMetadata", List.of("commentCount"));
    assertThat(ports.callAirtable.lastAsked().getLast())
        .isEqualTo(AirtableCall.listRecords(CONTACTS, parameters));
  }

  @Test
  void names_a_parameter_of_airtable_that_does_not_fit() {
    for (String wrong :
        List.of("pageSize=101", "cellFormat=text", "pages=two", "recordMetadata=none")) {
      problem(get(RECORDS + "?" + wrong, Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED");
    }
    problem(get(ONE + "/bases/nothing/tables", Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED");
    assertThat(ports.callAirtable.asked()).isEmpty();
  }

  @Test
  void names_a_parameter_that_came_without_a_value() {
    for (String bare :
        List.of("fields", "sort", "recordMetadata", "view", "filterByFormula", "offset")) {
      namesBare(get(RECORDS + "?" + bare, Keys.MEMBER), bare);
      namesBare(get(RECORDS + "?pages=all&" + bare + "=x&" + bare, Keys.MEMBER), bare);
    }
    namesBare(get(ONE + "/bases?offset", Keys.MEMBER), "offset");
    namesBare(get(ONE + "/bases/appSandboxCRM0001/tables?include", Keys.MEMBER), "include");
    namesBare(delete(RECORDS + "?records=recCont0000000001&records", Keys.MEMBER), "records");
    namesBare(delete(RECORDS + "?records", Keys.MEMBER), "records");
    assertThat(ports.callAirtable.asked()).isEmpty();
    assertThat(ports.writeRecords.asked()).isEmpty();
  }

  private static void namesBare(RequestHeadersSpec<?> request, String name) {
    problem(request.exchange(), 400, "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo(name)
        .jsonPath("$.metadata.violations.length()")
        .isEqualTo(1);
  }

  @Test
  void passes_on_what_airtable_answers_as_it_is() {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("Größe", new BigDecimal("1.10"));
    cells.put("none", null);
    ports.callAirtable.answers(Map.of("id", "rec1", "fields", cells));

    get(RECORDS + "/recCont0000000001", Keys.MEMBER)
        .exchange()
        .expectBody()
        .json(
            "{\"id\":\"rec1\",\"fields\":{\"Größe\":1.10,\"none\":null}}", JsonCompareMode.STRICT);
  }

  @Test
  void passes_on_all_pages_as_one_document() {
    ports.streamRecords.answers(
        List.of(Map.of("id", "rec1", "fields", Map.of()), Map.of("id", "rec2")));

    get(RECORDS + "?pages=all", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"records\":[{\"id\":\"rec1\",\"fields\":{}},{\"id\":\"rec2\"}]}");
    ports.streamRecords.answers(List.of());
    get(RECORDS + "?pages=all", Keys.MEMBER)
        .exchange()
        .expectBody()
        .json("{\"records\":[]}", JsonCompareMode.STRICT);
  }

  @Test
  void shows_records_as_rows_where_that_is_wanted() {
    Map<String, Object> first = Map.of("id", "rec1", "fields", Map.of("id", 7));
    Map<String, Object> second = Map.of("id", "rec2", "fields", Map.of("Tags", List.of("a", "b")));
    ports.callAirtable.answers(Map.of("records", List.of(first, second)));

    assertThat(text(RECORDS + "?format=toon"))
        .isEqualTo("records[2\t]{id\tfields.id\tTags}:\n  rec1\t7\tnull\n  rec2\tnull\ta; b");
    assertThat(text(RECORDS + "?format=toon&shape=nested")).startsWith("records[2\t]:\n  - ");
    get(RECORDS + "?shape=flat", Keys.MEMBER)
        .exchange()
        .expectBody()
        .json(
            """
            {"records": [{"id": "rec1", "fields.id": 7, "Tags": null},
                         {"id": "rec2", "fields.id": null, "Tags": "a; b"}]}
            """,
            JsonCompareMode.STRICT);
    problem(get(RECORDS + "?shape=round", Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED");

    ports.callAirtable.answers(first);
    assertThat(text(RECORDS + "/recCont0000000001?format=toon"))
        .isEqualTo("id: rec1\nfields.id: 7");
  }

  @Test
  void passes_on_all_pages_as_toon_when_the_last_is_there() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("id", "rec1");
    record.put("fields", Map.of("Name", "A"));
    ports.streamRecords.answers(List.of(record, Map.of("id", "rec2")));

    assertThat(text(RECORDS + "?pages=all&format=toon"))
        .isEqualTo("records[2\t]{id\tName}:\n  rec1\tA\n  rec2\tnull");
    assertThat(text(RECORDS + "?pages=all&format=toon&shape=nested"))
        .isEqualTo("records[2\t]:\n  - id: rec1\n    fields:\n      Name: A\n  - id: rec2");
    get(RECORDS + "?pages=all&shape=flat", Keys.MEMBER)
        .exchange()
        .expectBody()
        .json(
            "{\"records\":[{\"id\":\"rec1\",\"Name\":\"A\"},{\"id\":\"rec2\"}]}",
            JsonCompareMode.STRICT);
    ports.streamRecords.fails(new Failure.ConnectionNotFound(Samples.CONNECTION));
    problem(
        get(RECORDS + "?pages=all&format=toon", Keys.MEMBER).exchange(),
        404,
        "CONNECTION.NOT_FOUND");
  }

  @Test
  void answers_by_a_problem_where_nothing_was_passed_on_yet() {
    ports.streamRecords.fails(new Failure.ConnectionNotFound(Samples.CONNECTION));

    problem(get(RECORDS + "?pages=all", Keys.MEMBER).exchange(), 404, "CONNECTION.NOT_FOUND");
  }

  @Test
  void tells_what_became_of_each_batch() {
    ProviderId airtable = new ProviderId("airtable");
    ports.writeRecords.answers(
        List.of(
            new Written(
                0,
                10,
                new Outcome.Done(
                    Map.of(
                        "records",
                        List.of(Map.of("id", "rec1")),
                        "createdRecords",
                        List.of("rec1"),
                        "updatedRecords",
                        List.of()))),
            new Written(
                10,
                10,
                new Outcome.Unknown(
                    new Failure.ProviderUnavailable(airtable, ProviderProblem.TIMED_OUT, null))),
            new Written(20, 1, new Outcome.NotTried())));

    patch(RECORDS, Keys.MEMBER)
        .bodyValue(
            """
            {"performUpsert": {"fieldsToMergeOn": ["Email"]}, "typecast": true,
             "records": [{"fields": {"Email": "a@example.com", "Age": null}}]}
            """)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"complete": false, "records": [{"id": "rec1"}], "createdRecords": ["rec1"],
             "batches": [
               {"first": 0, "count": 10, "outcome": "done"},
               {"first": 10, "count": 10, "outcome": "unknown",
                "problem": {"status": 504, "code": "CONNECTION.PROVIDER_UNAVAILABLE"}},
               {"first": 20, "count": 1, "outcome": "not_tried"}]}
            """);

    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("Email", "a@example.com");
    cells.put("Age", null);
    assertThat(ports.writeRecords.lastAsked().getLast())
        .isEqualTo(
            new RecordWrite(
                Method.PATCH,
                CONTACTS,
                List.of(Map.of("fields", cells)),
                Map.of(
                    "typecast",
                    true,
                    "performUpsert",
                    Map.of("fieldsToMergeOn", List.of("Email")))));
  }

  @Test
  void refuses_writes_that_name_no_record_or_too_many() {
    problem(
        post(RECORDS, Keys.MEMBER).bodyValue("{\"records\":[]}").exchange(),
        400,
        "VALIDATION_FAILED");
    String record = "{\"fields\":{}},";
    problem(
        post(RECORDS, Keys.MEMBER)
            .bodyValue("{\"records\":[" + record.repeat(500) + "{\"fields\":{}}]}")
            .exchange(),
        400,
        "VALIDATION_FAILED");
    problem(delete(RECORDS, Keys.MEMBER).exchange(), 400, "VALIDATION_FAILED");
    assertThat(ports.writeRecords.asked()).isEmpty();
  }

  @Test
  void asks_for_records_by_a_body_as_by_a_query() {
    ports.callAirtable.answers(Map.of("records", List.of()));
    String formula = "OR(" + "{Name}='x',".repeat(3_000) + "FALSE())";

    post(BY_POST, Keys.MEMBER)
        .bodyValue(
            """
            {"view": "Grid", "fields": ["First,last"], "sort": ["-Age", "Name"], "pageSize": 10,
             "maxRecords": 20, "offset": "itr/rec", "cellFormat": "string", "timeZone": "UTC",
             "userLocale": "es", "returnFieldsByFieldId": true,
             "recordMetadata": ["commentCount"], "filterByFormula": "%s"}
            """
                .formatted(formula))
        .exchange()
        .expectStatus()
        .isOk();
    AirtableCall byBody = lastCall();
    get(
            RECORDS
                + "?view=Grid&fields=First,last&sort=-Age&sort=Name&pageSize=10&maxRecords=20"
                + "&offset=itr/rec&cellFormat=string&timeZone=UTC&userLocale=es"
                + "&returnFieldsByFieldId=true&recordMetadata=commentCount&filterByFormula=short",
            Keys.MEMBER)
        .exchange();

    Map<String, Object> expected = new LinkedHashMap<>(lastCall().parameters());
    expected.put("filterByFormula", formula);
    assertThat(byBody).isEqualTo(AirtableCall.listRecords(CONTACTS, expected));
    post(BY_POST, Keys.MEMBER).bodyValue("{}").exchange().expectStatus().isOk();
    assertThat(ports.callAirtable.lastAsked().getLast())
        .isEqualTo(AirtableCall.listRecords(CONTACTS, Map.of()));
    for (String wrong :
        List.of(
            "{\"pageSize\":101}",
            "{\"pages\":\"two\"}",
            "{\"shape\":\"round\"}",
            "{\"page\":1}",
            "{\"pages\":\"all\",\"offset\":\"itr/rec\"}")) {
      problem(post(BY_POST, Keys.MEMBER).bodyValue(wrong).exchange(), 400, "VALIDATION_FAILED");
    }
  }

  @Test
  void passes_on_all_pages_that_are_asked_for_by_a_body_and_remembers_none() {
    ports.streamRecords.answers(List.of(Map.of("id", "rec1"), Map.of("id", "rec2")));

    for (int i = 0; i < 2; i++) {
      post(BY_POST, Keys.MEMBER)
          .header("Idempotency-Key", "list")
          .bodyValue("{\"pages\":\"all\"}")
          .exchange()
          .expectHeader()
          .doesNotExist("Idempotent-Replayed")
          .expectBody()
          .json("{\"records\":[{\"id\":\"rec1\"},{\"id\":\"rec2\"}]}", JsonCompareMode.STRICT);
    }
  }

  @Test
  void asks_for_no_page_but_one_where_nobody_reads_the_answer() {
    ports.callAirtable.answers(Map.of("records", List.of()));

    http()
        .head()
        .uri(RECORDS + "?pages=all")
        .headers(headers -> headers.setBearerAuth(Keys.MEMBER))
        .exchange()
        .expectStatus()
        .isOk();

    assertThat(ports.streamRecords.asked()).isEmpty();
    assertThat(ports.callAirtable.asked()).hasSize(1);
  }

  @Test
  void takes_dots_for_no_name_of_a_table_or_field() {
    for (String name : List.of("%2E", "%2E%2E", "%20")) {
      problem(
          http()
              .get()
              .uri(raw(ONE + "/bases/appSandboxCRM0001/tables/" + name + "/records"))
              .headers(headers -> headers.setBearerAuth(Keys.MEMBER))
              .exchange(),
          400,
          "VALIDATION_FAILED");
      problem(
          http()
              .post()
              .uri(raw(RECORDS + "/recCont0000000001/attachments/" + name))
              .headers(headers -> headers.setBearerAuth(Keys.MEMBER))
              .contentType(MediaType.APPLICATION_JSON)
              .bodyValue("{\"filename\":\"a\",\"contentType\":\"a/b\",\"file\":\"YQ==\"}")
              .exchange(),
          400,
          "VALIDATION_FAILED");
    }
    ports.callAirtable.answers(Map.of("records", List.of()));
    get(ONE + "/bases/appSandboxCRM0001/tables/...a/records", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(ports.callAirtable.asked()).hasSize(1);
  }

  @Test
  void asks_for_the_fields_that_views_show() {
    ports.callAirtable.answers(Map.of("tables", List.of()));

    get(ONE + "/bases/appSandboxCRM0001/tables?include=visibleFieldIds", Keys.MEMBER)
        .exchange()
        .expectStatus()
        .isOk();

    assertThat(lastCall().parameters()).isEqualTo(Map.of("include", List.of("visibleFieldIds")));
    problem(
        get(ONE + "/bases/appSandboxCRM0001/tables?include=all", Keys.MEMBER).exchange(),
        400,
        "VALIDATION_FAILED");
  }

  @Test
  void takes_a_file_of_five_megabytes() {
    ports.callAirtable.answers(Map.of("id", "recComp0000000001"));
    String file = "A".repeat(4 * 5_000_000 / 3);

    post(RECORDS + "/recCont0000000001/attachments/Files", Keys.MEMBER)
        .bodyValue("{\"filename\":\"a\",\"contentType\":\"a/b\",\"file\":\"" + file + "\"}")
        .exchange()
        .expectStatus()
        .isOk();

    assertThat(lastCall().parameters()).containsEntry("file", file);
    problem(
        post(RECORDS, Keys.MEMBER)
            .bodyValue("{\"records\":[{\"fields\":{\"Name\":\"" + file + "\"}}]}")
            .exchange(),
        413,
        "PAYLOAD_TOO_LARGE");
  }

  @Test
  void shows_what_was_written_as_rows_of_one_table() {
    ports.writeRecords.answers(
        List.of(
            done(0, Map.of("id", "rec1", "fields", Map.of("Name", "A"))),
            done(10, Map.of("id", "rec2", "fields", Map.of("Age", 3)))));
    String one = "{\"records\":[{\"fields\":{}}]}";

    post(RECORDS + "?format=toon", Keys.MEMBER)
        .bodyValue(one)
        .exchange()
        .expectBody(String.class)
        .value(text ->
            assertThat(text)
                .contains("records[2\t]{id\tName\tAge}:\n  rec1\tA\tnull\n  rec2\tnull\t3"));
    patch(RECORDS + "?shape=flat", Keys.MEMBER)
        .bodyValue(one)
        .exchange()
        .expectBody()
        .json("{\"records\":[{\"id\":\"rec1\",\"Name\":\"A\",\"Age\":null}, {\"id\":\"rec2\"}]}");
    post(RECORDS + "?format=toon&shape=nested", Keys.MEMBER)
        .bodyValue(one)
        .exchange()
        .expectBody(String.class)
        .value(text -> assertThat(text).contains("fields"));
  }

  private AirtableCall lastCall() {
    return (AirtableCall) Objects.requireNonNull(ports.callAirtable.lastAsked().getLast());
  }

  /** With what is encoded in it as it is. */
  private URI raw(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static Written done(int first, Map<String, Object> record) {
    return new Written(first, 10, new Outcome.Done(Map.of("records", List.<Object>of(record))));
  }

  private String text(String uri) {
    return Objects.requireNonNull(
        get(uri, Keys.MEMBER)
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType("text/toon;charset=UTF-8")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }
}
