package dev.enlace.adapter.out.airtable;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.upstream.CallsRefused;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.AirtableCall.Method;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class HttpAirtableTest {
  private static final ProviderId AIRTABLE = new ProviderId("airtable");
  private static final Secret ANA = Secret.of("sandbox-airtable-pat-ana");
  private static final BaseId CRM = new BaseId("appSandboxCRM0001");
  private static final TableRef CONTACTS = new TableRef(CRM, "Contacts");
  private static final TableRef COMPANIES = new TableRef(CRM, "Companies");
  private static final String COMPANY = "recComp0000000001";

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
  private final URI api = sandbox.locate("https://api.airtable.com/v0");
  private final HttpAirtable airtable = new HttpAirtable(Clock.systemUTC());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void goes_through_pages_of_bases() {
    Map<String, Object> first = asked(AirtableCall.bases(Map.of()));
    assertThat(list(first, "bases")).hasSize(2);
    Map<String, Object> second =
        asked(AirtableCall.bases(Map.of("offset", String.valueOf(first.get("offset")))));
    assertThat(list(second, "bases")).hasSize(1);
    assertThat(second).doesNotContainKey("offset");
  }

  @Test
  void asks_for_records_as_documented() {
    Map<String, Object> asked =
        Map.of(
            "fields",
            List.of("Name", "Age"),
            "sort",
            List.of(Map.of("field", "Age", "direction", "desc")),
            "filterByFormula",
            "AND({Status}='Customer', FIND('Ada', {Name}) > 0)",
            "pageSize",
            3,
            "returnFieldsByFieldId",
            true);

    Map<String, Object> page = asked(AirtableCall.listRecords(CONTACTS, asked));

    List<Map<String, Object>> records = list(page, "records");
    assertThat(records).hasSize(3);
    assertThat(record(records.getFirst().get("fields")))
        .containsOnlyKeys("fldContName000001", "fldContAge0000001");
    assertThat(page.get("offset")).asString().contains("/");
  }

  @Test
  void goes_on_by_an_offset_with_a_slash() {
    Map<String, Object> first = asked(AirtableCall.listRecords(CONTACTS, Map.of("pageSize", 100)));
    String offset = String.valueOf(first.get("offset"));

    Map<String, Object> second =
        asked(AirtableCall.listRecords(CONTACTS, Map.of("pageSize", 100, "offset", offset)));

    assertThat(list(second, "records").getFirst()).isNotEqualTo(list(first, "records").getFirst());
  }

  @Test
  void asks_by_post_where_the_address_would_be_too_long() {
    String formula = "OR(" + "{Name}='x', ".repeat(1_500) + "{Name}='Ada Contact 10')";

    Map<String, Object> page =
        asked(
            AirtableCall.listRecords(
                CONTACTS,
                Map.of("filterByFormula", formula, "sort", List.of(Map.of("field", "Name")))));

    assertThat(list(page, "records")).hasSize(1);
    assertThat(sandbox.journal().latest())
        .extracting(seen -> seen.method() + " " + seen.route())
        .containsExactly("POST /api.airtable.com/v0/{base}/{table}/listRecords");
  }

  @Test
  void asks_for_texts_of_cells_where_airtable_reads_how_they_are_written() {
    String formula = "OR(" + "{Name}='x', ".repeat(1_500) + "{Name}='Ada Contact 10')";
    Map<String, Object> texts =
        Map.of("cellFormat", "string", "timeZone", "Europe/Madrid", "userLocale", "es");
    Map<String, Object> asLongForm = new HashMap<>(texts);
    asLongForm.put("filterByFormula", formula);

    assertThat(list(asked(AirtableCall.listRecords(CONTACTS, asLongForm)), "records")).hasSize(1);
    assertThat(sandbox.journal().latest().getLast().route()).endsWith("/listRecords");
    assertThat(asked(AirtableCall.listRecords(CONTACTS, texts))).containsKey("records");
    AirtableCall call = AirtableCall.listRecords(CONTACTS, asLongForm);
    assertThat(Address.ofLongForm(api, call).getRawQuery().split("&"))
        .containsExactlyInAnyOrder("timeZone=Europe%2FMadrid", "userLocale=es");
    assertThat(Address.inLongForm(call)).containsOnlyKeys("cellFormat", "filterByFormula");
  }

  @Test
  void asks_for_the_fields_that_views_show() {
    List<Map<String, Object>> tables =
        list(
            asked(AirtableCall.tables(CRM, Map.of("include", List.of("visibleFieldIds")))),
            "tables");

    assertThat(list(tables.getFirst(), "views").getFirst()).containsKey("visibleFieldIds");
    assertThat(list(list(asked(AirtableCall.tables(CRM, Map.of())), "tables").getFirst(), "views"))
        .noneMatch(view -> view.containsKey("visibleFieldIds"));
  }

  @Test
  void finds_tables_by_names_that_need_encoding() {
    TableRef odd = new TableRef(new BaseId("appSandboxAna0001"), "Año / días #1?");

    assertThat(list(asked(AirtableCall.listRecords(odd, Map.of())), "records"))
        .extracting(record -> record.get("fields"))
        .containsExactly(Map.of("¿Qué & cómo?", "50 % + ñ"));
  }

  @Test
  void writes_and_deletes_records() {
    Map<String, Object> made =
        asked(
            AirtableCall.write(
                Method.POST,
                COMPANIES,
                Map.of("records", List.of(Map.of("fields", Map.of("Name", "New"))))));
    String id = String.valueOf(list(made, "records").getFirst().get("id"));

    Map<String, Object> gone =
        asked(AirtableCall.write(Method.DELETE, COMPANIES, Map.of("records", List.of(id))));

    assertThat(list(gone, "records")).containsExactly(Map.of("id", id, "deleted", true));
  }

  @Test
  void keeps_comments() {
    Map<String, Object> text = Map.of("text", "Well done");
    Map<String, Object> made = asked(AirtableCall.comments(Method.POST, COMPANIES, COMPANY, text));
    String id = String.valueOf(made.get("id"));

    asked(AirtableCall.comment(Method.PATCH, COMPANIES, COMPANY, id, Map.of("text", "Better")));

    assertThat(
            list(
                asked(AirtableCall.comments(Method.GET, COMPANIES, COMPANY, Map.of())), "comments"))
        .extracting(each -> each.get("text"))
        .containsExactly("Better");
    assertThat(asked(AirtableCall.comment(Method.DELETE, COMPANIES, COMPANY, id, Map.of())))
        .containsEntry("deleted", true);
  }

  @Test
  void builds_tables_and_fields() {
    Map<String, Object> number = Map.of("name", "No", "type", "number");
    Map<String, Object> table =
        asked(AirtableCall.createTable(CRM, Map.of("name", "Orders", "fields", List.of(number))));
    TableRef orders = new TableRef(CRM, String.valueOf(table.get("id")));
    Map<String, Object> field =
        asked(AirtableCall.createField(orders, Map.of("name", "Note", "type", "singleLineText")));
    String id = String.valueOf(field.get("id"));

    assertThat(asked(AirtableCall.updateField(orders, id, Map.of("name", "Remark"))))
        .containsEntry("name", "Remark");
    assertThat(asked(AirtableCall.updateTable(orders, Map.of("name", "Bills"))))
        .containsEntry("name", "Bills");
    assertThat(list(asked(AirtableCall.tables(CRM, Map.of())), "tables"))
        .extracting(each -> each.get("name"))
        .contains("Bills");
  }

  @Test
  void uploads_files_to_where_airtable_takes_them() {
    String content = Base64.getEncoder().encodeToString(new byte[10]);
    Map<String, Object> file =
        Map.of("filename", "a.txt", "contentType", "text/plain", "file", content);

    assertThat(asked(AirtableCall.uploadAttachment(CRM, COMPANY, "Files", file)))
        .containsEntry("id", COMPANY);
    assertThat(
            Address.of(
                URI.create("https://api.airtable.com/v0"),
                AirtableCall.uploadAttachment(CRM, COMPANY, "Files", file)))
        .hasHost("content.airtable.com");
  }

  @Test
  void tells_each_shape_of_error_with_its_type_and_status() {
    assertThat(failure(call(ANA, AirtableCall.listRecords(CONTACTS, Map.of("view", "none")))))
        .isEqualTo(
            new UpstreamRefused(
                AIRTABLE, 422, "VIEW_NAME_NOT_FOUND", "View none not found", false));
    assertThat(failure(call(ANA, AirtableCall.getRecord(CONTACTS, "recNone0000000001", Map.of()))))
        .isEqualTo(new UpstreamRefused(AIRTABLE, 404, "NOT_FOUND", null, false));
    assertThat(failure(call(ANA, AirtableCall.tables(new BaseId("appNothing0000001"), Map.of()))))
        .isInstanceOfSatisfying(
            UpstreamRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.type()).isEqualTo("INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND");
            });
  }

  @Test
  void tells_a_token_that_is_refused_from_every_other_error() {
    assertThatExceptionOfType(TokenRefused.class)
        .isThrownBy(() -> answer(call(Secret.of("nonsense"), AirtableCall.whoami())))
        .withMessageNotContaining("nonsense");
  }

  @Test
  void tells_that_it_came_too_often() {
    AirtableCall call = AirtableCall.getRecord(COMPANIES, COMPANY, Map.of());
    for (int n = 0; n < 5; n++) {
      asked(call);
    }

    assertThatExceptionOfType(CallsRefused.class).isThrownBy(() -> answer(call(ANA, call)));
  }

  @Test
  void tells_how_long_airtable_wants_it_to_wait() {
    sandbox.fault(Fault.once("airtable", "whoami", FaultKind.RATE_LIMIT).retryAfter(47));

    assertThatExceptionOfType(CallsRefused.class)
        .isThrownBy(() -> answer(call(ANA, AirtableCall.whoami())))
        .satisfies(refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(47)));
  }

  @Test
  void takes_the_end_of_a_months_allowance_for_no_passing_trouble() {
    byte[] body =
        "{\"errors\":[{\"error\":\"PUBLIC_API_BILLING_LIMIT_EXCEEDED\"}]}"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(failure(Mono.error(Answers.trouble(AIRTABLE, 429, body, null, ANA))))
        .isEqualTo(
            new UpstreamRefused(AIRTABLE, 429, "PUBLIC_API_BILLING_LIMIT_EXCEEDED", null, false));
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_ERROR, SERVER_ERROR",
    "RESET, BROKEN_OFF",
    "HTML, UNEXPECTED_ANSWER",
    "GARBAGE, UNEXPECTED_ANSWER"
  })
  void tells_what_became_of_a_call_that_got_no_answer(FaultKind kind, ProviderProblem problem) {
    sandbox.fault(Fault.once("airtable", "whoami", kind).status(500));

    assertThat(failure(call(ANA, AirtableCall.whoami())))
        .isInstanceOfSatisfying(
            ProviderUnavailable.class, trouble -> assertThat(trouble.reason()).isEqualTo(problem));
  }

  @Test
  void an_answer_that_says_nothing_is_none() {
    for (String nothing : List.of("null", "[]", "7", "", "\"done\"")) {
      sandbox.fault(Fault.once("airtable", "whoami", FaultKind.ERROR_AT_200).body(nothing));

      assertThat(failure(call(ANA, AirtableCall.whoami())))
          .as(nothing)
          .isEqualTo(new ProviderUnavailable(AIRTABLE, ProviderProblem.UNEXPECTED_ANSWER, null));
    }
  }

  @Test
  void repeats_no_token_that_an_error_repeats() {
    String said = "{\"error\":{\"type\":\"X\",\"message\":\"no " + ANA.reveal() + "\"}}";

    assertThat(
            failure(
                Mono.error(
                    Answers.trouble(
                        AIRTABLE, 422, said.getBytes(StandardCharsets.UTF_8), null, ANA))))
        .isEqualTo(new UpstreamRefused(AIRTABLE, 422, "X", null, false));
  }

  @Test
  void keeps_numbers_as_they_came() {
    String sent = "{\"a\":12345678901234567890,\"b\":1.10,\"c\":0.1}";

    Map<String, Object> read = Answers.read(AIRTABLE, sent.getBytes(StandardCharsets.UTF_8));

    assertThat(new String(Answers.write(read), StandardCharsets.UTF_8)).isEqualTo(sent);
  }

  private Map<String, Object> asked(AirtableCall call) {
    return answer(call(ANA, call));
  }

  private Mono<Map<String, Object>> call(Secret token, AirtableCall call) {
    return airtable.send(AIRTABLE, api, token, call);
  }

  private static List<Map<String, Object>> list(Map<String, Object> answer, String name) {
    return answer.get(name) instanceof List<?> all
        ? all.stream().map(HttpAirtableTest::record).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> record(@Nullable Object record) {
    return (Map<String, Object>) Objects.requireNonNull(record);
  }
}
