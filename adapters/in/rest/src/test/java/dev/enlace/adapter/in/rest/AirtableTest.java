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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonCompareMode;

class AirtableTest extends RestTest {
  private static final String ONE = "/connections/" + Samples.ID + "/airtable";
  private static final String RECORDS = ONE + "/bases/appSandboxCRM0001/tables/Contacts/records";
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
