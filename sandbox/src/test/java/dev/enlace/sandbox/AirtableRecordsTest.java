package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AirtableRecordsTest {
  private static final String API = "/api.airtable.com/v0/";
  private static final String CRM = API + "appSandboxCRM0001/";
  private static final String CONTACTS = CRM + "Contacts";

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
  private final Caller caller = new Caller(sandbox.http());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void pages_through_bases_and_describes_tables() {
    Got first = get(API + "meta/bases");
    assertThat(first.json().path("bases")).hasSize(2);
    String offset = first.json().path("offset").asString();
    Got second = get(API + "meta/bases?offset=" + encode(offset));
    assertThat(second.json().path("bases")).hasSize(1);
    assertThat(second.json().has("offset")).isFalse();
    Got tables = get(API + "meta/bases/appSandboxCRM0001/tables");
    assertThat(tables.json().at("/tables/0/fields/3/options/choices")).hasSize(3);
    assertThat(tables.json().at("/tables/0/views/1/name").asString()).isEqualTo("Customers only");
  }

  @Test
  void pages_through_records_by_an_offset_that_holds_a_slash() {
    List<String> ids = new ArrayList<>();
    String offset = "";
    int pages = 0;
    do {
      Got page = get(CONTACTS + "?pageSize=100" + offset);
      page.json().path("records").forEach(record -> ids.add(record.path("id").asString()));
      String next = page.json().path("offset").asString("");
      assertThat(next).matches("|itr[A-Za-z0-9]{14}/rec[A-Za-z0-9]{14}");
      offset = next.isEmpty() ? "" : "&offset=" + encode(next);
      pages++;
    } while (!offset.isEmpty());
    assertThat(pages).isEqualTo(3);
    assertThat(ids).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void knows_a_stale_offset() {
    String offset = get(CONTACTS).json().path("offset").asString();
    assertThat(get(CONTACTS + "?offset=" + encode(offset)).status()).isEqualTo(200);
    Got other = get(CONTACTS + "?pageSize=10&offset=" + encode(offset));
    assertThat(type(other)).isEqualTo("422 LIST_RECORDS_ITERATOR_NOT_AVAILABLE");
    sandbox.advance(Duration.ofMinutes(16));
    Got stale = get(CONTACTS + "?offset=" + encode(offset));
    assertThat(type(stale)).isEqualTo("422 LIST_RECORDS_ITERATOR_NOT_AVAILABLE");
  }

  @Test
  void filters_sorts_and_picks_fields() {
    Got got =
        get(
            CONTACTS
                + "?filterByFormula="
                + encode("AND({Status}='Customer', FIND('Ada', {Name}) > 0, Age >= 20)")
                + "&sort%5B0%5D%5Bfield%5D=Age&sort%5B0%5D%5Bdirection%5D=desc"
                + "&fields%5B%5D=Name&fields%5B%5D=Age&maxRecords=5");
    JsonNode records = got.json().path("records");
    assertThat(records).hasSize(5);
    assertThat(records.get(0).path("fields").propertyNames())
        .containsExactlyInAnyOrder("Name", "Age");
    assertThat(records.get(0).at("/fields/Age").asInt())
        .isGreaterThanOrEqualTo(records.get(4).at("/fields/Age").asInt());
    assertThat(get(CONTACTS + "?view=" + encode("Customers only")).json().path("records"))
        .isNotEmpty()
        .allMatch(record -> record.at("/fields/Status").asString().equals("Customer"));
  }

  @Test
  void leaves_empty_cells_out_and_writes_cells_as_asked() {
    JsonNode one = get(CONTACTS + "/recCont0000000001").json();
    assertThat(one.path("fields").has("VIP")).isFalse();
    assertThat(one.path("fields").has("Notes")).isFalse();
    assertThat(one.path("createdTime").asString()).endsWith(".000Z");
    Got byId =
        get(CONTACTS + "?pageSize=1&returnFieldsByFieldId=true&recordMetadata%5B%5D=commentCount");
    assertThat(byId.json().at("/records/0/fields").has("fldContName000001")).isTrue();
    assertThat(byId.json().at("/records/0/commentCount").asInt(-1)).isZero();
    assertThat(type(get(CONTACTS + "?cellFormat=string"))).isEqualTo("422 INVALID_REQUEST_UNKNOWN");
    Got text = get(CONTACTS + "?pageSize=1&cellFormat=string&timeZone=UTC&userLocale=en");
    assertThat(text.json().at("/records/0/fields/Age").isString()).isTrue();
  }

  @Test
  void lists_by_post_too() {
    Got got =
        json(
            "POST",
            CONTACTS + "/listRecords?",
            "{\"pageSize\":3,\"fields\":[\"Name\"],\"sort\":[{\"field\":\"Name\"}]}");
    assertThat(got.json().path("records")).hasSize(3);
    assertThat(got.json().has("offset")).isTrue();
  }

  /** As airtable.js knows, which sends them both ways. */
  @Test
  void reads_how_texts_are_written_from_the_query_of_a_list_by_post_alone() {
    String texts = "\"cellFormat\":\"string\",\"timeZone\":\"UTC\",\"userLocale\":\"es\"";
    assertThat(type(json("POST", CONTACTS + "/listRecords", "{" + texts + "}")))
        .isEqualTo("422 INVALID_REQUEST_UNKNOWN");
    Got got =
        json(
            "POST",
            CONTACTS + "/listRecords?timeZone=UTC&userLocale=es",
            "{\"pageSize\":2," + texts + "}");
    assertThat(got.json().at("/records/0/fields/Age").isString()).isTrue();
    Got next =
        json(
            "POST",
            CONTACTS + "/listRecords?timeZone=UTC&userLocale=es",
            "{\"pageSize\":2,\"offset\":\""
                + got.json().path("offset").asString()
                + "\","
                + texts
                + "}");
    assertThat(next.json().path("records")).hasSize(2);
  }

  @Test
  void has_a_table_of_any_length_where_one_is_wanted() {
    sandbox.fill(1_234);
    Got got = get("/api.airtable.com/v0/appSandboxPrj0001/Many?pageSize=1");
    assertThat(got.json().at("/records/0/fields/Number").asInt()).isEqualTo(1);
    assertThat(got.json().has("offset")).isTrue();
  }

  @Test
  void says_what_is_wrong_with_a_list_request() {
    assertThat(type(get(CONTACTS + "?pageSize=101"))).startsWith("422");
    assertThat(type(get(CONTACTS + "?nonsense=1"))).isEqualTo("422 INVALID_REQUEST_UNKNOWN");
    assertThat(type(get(CONTACTS + "?view=none"))).isEqualTo("422 VIEW_NAME_NOT_FOUND");
    assertThat(type(get(CONTACTS + "?fields%5B%5D=none"))).isEqualTo("422 UNKNOWN_FIELD_NAME");
    for (String formula : List.of("{None}=1", "AND(", "NONSENSE()", "1 ==", "FIND('x')")) {
      assertThat(type(get(CONTACTS + "?filterByFormula=" + encode(formula))))
          .as(formula)
          .isEqualTo("422 INVALID_FILTER_BY_FORMULA");
    }
    String longUrl = CONTACTS + "?filterByFormula=" + "x".repeat(16_000);
    assertThat(get(longUrl).status()).isEqualTo(414);
  }

  @Test
  void creates_updates_replaces_and_deletes() {
    Got created = json("POST", CONTACTS, "{\"fields\":{\"Name\":\"New\",\"Age\":30,\"VIP\":true}}");
    String id = created.json().path("id").asString();
    assertThat(id).matches("rec[A-Za-z0-9]{14}");
    Got patched = json("PATCH", CONTACTS + "/" + id, "{\"fields\":{\"Age\":31,\"VIP\":false}}");
    assertThat(patched.json().path("fields").toString()).isEqualTo("{\"Name\":\"New\",\"Age\":31}");
    Got put = json("PUT", CONTACTS + "/" + id, "{\"fields\":{\"Age\":32}}");
    assertThat(put.json().path("fields").toString()).isEqualTo("{\"Age\":32}");
    assertThat(send("DELETE", CONTACTS + "/" + id).json().path("deleted").asBoolean()).isTrue();
    Got gone = get(CONTACTS + "/" + id);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.body()).isEqualTo("{\"error\":\"NOT_FOUND\"}");
  }

  @Test
  void takes_batches_of_ten_and_no_more_and_all_or_none() {
    String record = "{\"fields\":{\"Name\":\"Batch\"}}";
    String ten = String.join(",", java.util.Collections.nCopies(10, record));
    Got created = json("POST", CONTACTS + "/?", "{\"records\":[" + ten + "]}");
    assertThat(created.json().path("records")).hasSize(10);
    assertThat(type(json("POST", CONTACTS, "{\"records\":[" + ten + "," + record + "]}")))
        .isEqualTo("422 INVALID_REQUEST_UNKNOWN");
    String half = "{\"records\":[" + record + ",{\"fields\":{\"Age\":\"old\"}}]}";
    assertThat(type(json("POST", CONTACTS, half))).isEqualTo("422 INVALID_VALUE_FOR_COLUMN");
    String filter = "?filterByFormula=" + encode("Name='Batch'");
    assertThat(get(CONTACTS + filter).json().path("records")).hasSize(10);
    StringBuilder query = new StringBuilder("?");
    created
        .json()
        .path("records")
        .forEach(it -> query.append("records%5B%5D=").append(it.path("id").asString()).append('&'));
    assertThat(send("DELETE", CONTACTS + query).json().path("records")).hasSize(10);
  }

  @Test
  void upserts_by_one_to_three_fields() {
    String upsert =
        "{\"performUpsert\":{\"fieldsToMergeOn\":[\"Email\"]},\"records\":["
            + "{\"fields\":{\"Email\":\"contact1@example.com\",\"Age\":99}},"
            + "{\"fields\":{\"Email\":\"brand-new@example.com\",\"Name\":\"Brand New\"}}]}";
    Got got = json("PATCH", CONTACTS, upsert);
    assertThat(got.json().path("updatedRecords").toString()).isEqualTo("[\"recCont0000000001\"]");
    assertThat(got.json().path("createdRecords")).hasSize(1);
    assertThat(got.json().at("/records/0/fields/Age").asInt()).isEqualTo(99);
    String four = upsert.replace("[\"Email\"]", "[\"Email\",\"Name\",\"Age\",\"Notes\"]");
    assertThat(json("PATCH", CONTACTS, four).status()).isEqualTo(422);
    String absent = upsert.replace("[\"Email\"]", "[\"Status\"]");
    assertThat(json("PATCH", CONTACTS, absent).status()).isEqualTo(422);
    String ambiguous = absent.replace("\"Age\":99", "\"Status\":\"Lead\"");
    assertThat(json("PATCH", CONTACTS, ambiguous).status()).isEqualTo(422);
  }

  @Test
  void checks_values_unless_it_may_cast_them() {
    assertThat(type(json("POST", CONTACTS, "{\"fields\":{\"Status\":\"Unheard\"}}")))
        .isEqualTo("422 INVALID_MULTIPLE_CHOICE_OPTIONS");
    assertThat(type(json("POST", CONTACTS, "{\"fields\":{\"None\":1}}")))
        .isEqualTo("422 UNKNOWN_FIELD_NAME");
    Got cast = json("POST", CONTACTS, "{\"typecast\":true,\"fields\":{\"Age\":\"41\"}}");
    assertThat(cast.json().at("/fields/Age").isNumber()).isTrue();
    assertThat(json("POST", CONTACTS, "{nonsense").status()).isEqualTo(400);
  }

  @Test
  void finds_tables_by_names_that_need_encoding() {
    String odd = API + "appSandboxAna0001/" + encode("Año / días #1?").replace("+", "%20");
    assertThat(get(odd).json().at("/records/0/fields").toString())
        .isEqualTo("{\"¿Qué & cómo?\":\"50 % + ñ\"}");
  }

  @Test
  void treats_missing_forbidden_and_out_of_scope_alike() {
    String forbidden = "403 INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND";
    assertThat(type(get(API + "appNothing0000001/Contacts"))).isEqualTo(forbidden);
    assertThat(type(get(CRM + "Nothing"))).isEqualTo(forbidden);
    assertThat(type(as("sandbox-airtable-pat-bob", "GET", API + "appSandboxAna0001/Empty", "")))
        .isEqualTo(forbidden);
    assertThat(type(as("sandbox-airtable-pat-bob", "POST", CONTACTS, "{\"fields\":{}}")))
        .isEqualTo(forbidden);
    Flow readOnly = Flows.airtable(sandbox).query("scope", "data.records:read");
    String token = readOnly.tokens().json().path("access_token").asString();
    assertThat(as(token, "GET", CONTACTS, "").status()).isEqualTo(200);
    assertThat(type(as(token, "POST", CONTACTS, "{\"fields\":{}}"))).isEqualTo(forbidden);
    assertThat(type(as(token, "GET", API + "meta/bases", ""))).isEqualTo(forbidden);
    assertThat(type(as("nonsense", "GET", CONTACTS, ""))).isEqualTo("401 AUTHENTICATION_REQUIRED");
  }

  @Test
  void names_scopes_for_oauth_tokens_only_and_the_address_by_scope() {
    Got personal = get(API + "meta/whoami");
    assertThat(personal.json().has("scopes")).isFalse();
    assertThat(personal.json().path("email").asString()).isEqualTo("ana@example.com");
    Flow flow = Flows.airtable(sandbox).decision("account", "bob");
    String token = flow.tokens().json().path("access_token").asString();
    Got got = as(token, "GET", API + "meta/whoami", "");
    assertThat(got.json().path("scopes")).hasSize(2);
    assertThat(got.json().has("email")).isFalse();
    assertThat(got.json().path("id").asString())
        .isNotEqualTo(personal.json().path("id").asString());
  }

  @Test
  void allows_five_requests_a_second_to_a_base_and_then_none_for_thirty_seconds() {
    sandbox.advance(Duration.ofSeconds(1));
    for (int i = 0; i < 5; i++) {
      assertThat(raw(CONTACTS + "/recCont0000000001").status()).isEqualTo(200);
    }
    Got limited = raw(CONTACTS + "/recCont0000000001");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.json().at("/errors/0/error").asString()).isEqualTo("RATE_LIMIT_REACHED");
    assertThat(raw(API + "appSandboxPrj0001/Tasks?pageSize=1").status()).isEqualTo(200);
    sandbox.advance(Duration.ofSeconds(29));
    assertThat(raw(CONTACTS + "/recCont0000000001").status()).isEqualTo(429);
    sandbox.advance(Duration.ofSeconds(2));
    assertThat(raw(CONTACTS + "/recCont0000000001").status()).isEqualTo(200);
  }

  @Test
  void sets_its_limits_aside_for_measurements() {
    Caller control = new Caller(sandbox.control());
    String[] secret = {"Authorization", "Bearer " + sandbox.controlSecret()};
    assertThat(control.json("POST", "/limits", "{\"kept\":false}", secret).status()).isEqualTo(204);
    for (int i = 0; i < 60; i++) {
      assertThat(raw(CONTACTS + "/recCont0000000001").status()).isEqualTo(200);
    }
    assertThat(control.json("POST", "/limits", "{\"kept\":true}", secret).status()).isEqualTo(204);
    for (int i = 0; i < 6; i++) {
      raw(CONTACTS + "/recCont0000000001");
    }
    assertThat(raw(CONTACTS + "/recCont0000000001").status()).isEqualTo(429);
  }

  /** One second passes before each request, so that no limit is met. */
  private Got get(String path) {
    sandbox.advance(Duration.ofSeconds(1));
    return raw(path);
  }

  private Got raw(String path) {
    return caller.get(path, "Authorization", "Bearer sandbox-airtable-pat-ana");
  }

  private Got send(String method, String path) {
    sandbox.advance(Duration.ofSeconds(1));
    return caller.send(method, path, "", "Authorization", "Bearer sandbox-airtable-pat-ana");
  }

  private Got json(String method, String path, String body) {
    return as("sandbox-airtable-pat-ana", method, path, body);
  }

  private Got as(String token, String method, String path, String body) {
    sandbox.advance(Duration.ofSeconds(1));
    return caller.json(method, path, body, "Authorization", "Bearer " + token);
  }

  private static String type(Got got) {
    return got.status() + " " + got.json().at("/error/type").asString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
