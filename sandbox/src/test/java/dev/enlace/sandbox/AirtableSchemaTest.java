package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Comments, schema changes and attachments, as Airtable documents them. */
class AirtableSchemaTest {
  private static final String API = "/api.airtable.com/v0/";
  private static final String CRM = API + "appSandboxCRM0001/";
  private static final String COMMENTS = CRM + "Companies/recComp0000000001/comments";
  private static final String TABLES = API + "meta/bases/appSandboxCRM0001/tables";
  private static final String UPLOAD =
      "/content.airtable.com/v0/appSandboxCRM0001/recComp0000000001/Files/uploadAttachment";
  private static final String FORBIDDEN = "403 INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND";

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
  private final Caller caller = new Caller(sandbox.http());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void keeps_comments_the_newest_first_and_lets_only_their_author_change_them() {
    String first = ana("POST", COMMENTS, "{\"text\":\"First\"}").json().path("id").asString();
    ana("POST", COMMENTS, "{\"text\":\"Second\"}");
    Got page = ana("GET", COMMENTS + "?pageSize=1", "");
    assertThat(page.json().at("/comments/0/text").asString()).isEqualTo("Second");
    assertThat(page.json().at("/comments/0/author/email").asString()).isEqualTo("ana@example.com");
    String offset = page.json().path("offset").asString();
    Got next = ana("GET", COMMENTS + "?pageSize=1&offset=" + offset, "");
    assertThat(next.json().at("/comments/0/id").asString()).isEqualTo(first);
    assertThat(next.json().path("offset").isNull()).isTrue();
    String one = COMMENTS + "/" + first;
    assertThat(type(bob("PATCH", one, "{\"text\":\"Mine\"}"))).isEqualTo(FORBIDDEN);
    Got changed = ana("PATCH", one, "{\"text\":\"Changed\"}");
    assertThat(changed.json().path("text").asString()).isEqualTo("Changed");
    assertThat(changed.json().path("lastUpdatedTime").isNull()).isFalse();
    assertThat(ana("DELETE", one, "").json().path("deleted").asBoolean()).isTrue();
    assertThat(ana("DELETE", one, "").status()).isEqualTo(404);
    assertThat(ana("POST", COMMENTS, "{}").status()).isEqualTo(422);
  }

  @Test
  void makes_and_renames_tables_and_fields_for_those_who_build_the_base() {
    String table = "{\"name\":\"Orders\",\"fields\":[{\"name\":\"No\",\"type\":\"number\"}]}";
    assertThat(type(bob("POST", TABLES, table))).isEqualTo(FORBIDDEN);
    String id = ana("POST", TABLES, table).json().path("id").asString();
    assertThat(id).matches("tbl[A-Za-z0-9]{14}");
    assertThat(type(ana("POST", TABLES, table))).isEqualTo("422 DUPLICATE_TABLE_NAME");
    String fields = TABLES + "/" + id + "/fields";
    Got field = ana("POST", fields, "{\"name\":\"Note\",\"type\":\"singleLineText\"}");
    assertThat(field.json().path("type").asString()).isEqualTo("singleLineText");
    assertThat(type(ana("POST", fields, "{\"name\":\"Note\",\"type\":\"singleLineText\"}")))
        .isEqualTo("422 DUPLICATE_OR_EMPTY_FIELD_NAME");
    assertThat(type(ana("POST", fields, "{\"name\":\"F\",\"type\":\"formula\"}")))
        .isEqualTo("422 UNSUPPORTED_FIELD_TYPE_FOR_CREATE");
    String one = fields + "/" + field.json().path("id").asString();
    assertThat(ana("PATCH", one, "{\"name\":\"Remark\"}").json().path("name").asString())
        .isEqualTo("Remark");
    assertThat(
            ana("PATCH", TABLES + "/" + id, "{\"name\":\"Bills\"}").json().path("name").asString())
        .isEqualTo("Bills");
    Got row = ana("POST", CRM + "Bills", "{\"fields\":{\"No\":1,\"Remark\":\"paid\"}}");
    assertThat(row.json().at("/fields/Remark").asString()).isEqualTo("paid");
  }

  @Test
  void puts_files_into_cells_that_hold_them() {
    String hello = Base64.getEncoder().encodeToString("hello".getBytes(StandardCharsets.UTF_8));
    String file = "{\"filename\":\"a.txt\",\"contentType\":\"text/plain\",\"file\":\"%s\"}";
    Got put = ana("POST", UPLOAD, file.formatted(hello));
    assertThat(put.json().at("/fields/fldCompFiles00001/0/size").asInt()).isEqualTo(5);
    Got again = ana("POST", UPLOAD, file.formatted(hello));
    assertThat(again.json().at("/fields/fldCompFiles00001")).hasSize(2);
    assertThat(ana("POST", UPLOAD, file.formatted("***")).status()).isEqualTo(422);
    String large = Base64.getEncoder().encodeToString(new byte[5 * 1024 * 1024 + 1]);
    assertThat(ana("POST", UPLOAD, file.formatted(large)).status()).isEqualTo(413);
    assertThat(ana("POST", UPLOAD.replace("Files", "Name"), file.formatted(hello)).status())
        .isEqualTo(422);
    assertThat(type(bob("POST", UPLOAD, file.formatted(hello)))).isEqualTo(FORBIDDEN);
  }

  private Got ana(String method, String path, String body) {
    return as("sandbox-airtable-pat-ana", method, path, body);
  }

  private Got bob(String method, String path, String body) {
    return as("sandbox-airtable-pat-bob", method, path, body);
  }

  private Got as(String token, String method, String path, String body) {
    sandbox.advance(Duration.ofSeconds(1));
    return caller.json(method, path, body, "Authorization", "Bearer " + token);
  }

  private static String type(Got got) {
    return got.status() + " " + got.json().at("/error/type").asString();
  }
}
