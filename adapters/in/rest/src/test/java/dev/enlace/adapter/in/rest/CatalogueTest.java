package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.catalog.BrowseCatalog;
import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.catalog.Slug;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest extends RestTest {
  private static final String AVAILABLE = "/connections/available";

  @Test
  void lists_entries_in_the_readers_language() {
    ports.browseCatalog.answers(new Page<>(List.of(Samples.airtable(), Samples.smtp()), false));

    get(AVAILABLE, Keys.READER)
        .header("Accept-Language", "es")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Vary", "Accept-Language", "Accept")
        .expectHeader()
        .valueEquals("Cache-Control", "no-cache, private")
        .expectBody()
        .json(
            """
            {"items": [
              {"slug": "airtable", "name": "AIRTABLE", "description": "En español",
               "category": "data", "authType": "oauth", "configured": true, "provider": "airtable",
               "oauthScopes": [
                 {"name": "data.records:read", "label": "Leer registros", "default": true}]},
              {"slug": "smtp", "authType": "credentials", "provider": "smtp"}]}
            """)
        .jsonPath("$.items[0].id")
        .isEqualTo(Samples.airtable().entry().id().toString())
        .jsonPath("$.items[1].oauthScopes")
        .doesNotExist()
        .jsonPath("$.nextCursor")
        .doesNotExist();
  }

  @Test
  void shows_what_can_be_set_on_a_connection_by_oauth() {
    ports.readCatalogEntry.answers(Samples.gmail());
    get(AVAILABLE + "/gmail", Keys.READER)
        .header("Accept-Language", "es")
        .exchange()
        .expectBody()
        .jsonPath("$.settings.fields[0].name")
        .isEqualTo("recipientAllowList")
        .jsonPath("$.settings.fields[0].label")
        .isEqualTo("Solo a")
        .jsonPath("$.settings.fields[0].type")
        .isEqualTo("labeledList");

    ports.readCatalogEntry.answers(Samples.airtable());
    get(AVAILABLE + "/airtable", Keys.READER)
        .exchange()
        .expectBody()
        .jsonPath("$.settings")
        .doesNotExist();
  }

  @Test
  void asks_for_what_the_filters_say_and_for_all_by_default() {
    ports.browseCatalog.answers(new Page<>(List.of(Samples.airtable()), true));
    get(AVAILABLE, Keys.READER).exchange();
    get(AVAILABLE + "?authType=credentials&category=email&q=mail&limit=7", Keys.READER).exchange();

    assertThat(ports.browseCatalog.asked())
        .containsExactly(
            new BrowseCatalog.Query(null, null, null, null, 500),
            new BrowseCatalog.Query(AuthType.CREDENTIALS, "email", "mail", null, 7));
  }

  @Test
  void goes_on_after_the_last_entry_of_a_page() {
    ports.browseCatalog.answers(new Page<>(List.of(Samples.airtable()), true));
    String body =
        get(AVAILABLE + "?limit=1", Keys.READER)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    String cursor =
        Objects.requireNonNull(body).replaceFirst("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");
    get(AVAILABLE + "?cursor=" + cursor, Keys.READER).exchange();

    assertThat(ports.browseCatalog.lastAsked().after()).isEqualTo(new Slug("airtable"));
  }

  @Test
  void sends_nothing_again_that_the_client_has() {
    ports.readCatalogEntry.answers(Samples.airtable());
    String tag =
        Objects.requireNonNull(
            get(AVAILABLE + "/airtable", Keys.READER)
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag());

    get(AVAILABLE + "/airtable", Keys.READER)
        .header("If-None-Match", tag)
        .exchange()
        .expectStatus()
        .isNotModified();
    get(AVAILABLE + "/airtable", Keys.READER)
        .header("If-None-Match", tag)
        .header("Accept-Language", "es")
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void sends_nothing_to_whoever_wants_it_only_if_there_is_none() {
    ports.readCatalogEntry.answers(Samples.airtable());

    get(AVAILABLE + "/airtable", Keys.READER)
        .header("If-None-Match", "*")
        .exchange()
        .expectStatus()
        .isNotModified()
        .expectHeader()
        .exists("ETag")
        .expectBody()
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authType=OAUTH",
        "authType=Oauth",
        "authType=",
        "limit=",
        "limit=0x10",
        "limit=1&limit=x",
        "category=",
        "cursor="
      })
  void reads_parameters_as_the_contract_writes_them_and_in_no_other_way(String query) {
    problem(get(AVAILABLE + "?" + query, Keys.READER).exchange(), 400, "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo(query.substring(0, query.indexOf('=')));
    assertThat(ports.browseCatalog.asked()).isEmpty();
  }

  @Test
  void shows_a_form_as_the_client_needs_it() {
    ports.readCatalogEntry.answers(Samples.smtp());

    get(AVAILABLE + "/smtp/form-schema", Keys.READER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"fields": [
              {"name": "host", "type": "string", "required": true, "label": "The host",
               "pattern": "[a-z.]+", "secret": false, "destination": true},
              {"name": "port", "type": "number", "default": 10, "min": 1, "max": 65535},
              {"name": "username", "type": "string"},
              {"name": "password", "type": "password", "secret": true, "destination": false},
              {"name": "security", "type": "string", "default": "starttls",
               "options": [{"value": "starttls", "label": "STARTTLS"}]}]}
            """)
        .jsonPath("$.fields[0].help")
        .doesNotExist()
        .jsonPath("$.fields[0].options")
        .doesNotExist();
    assertThat(ports.readCatalogEntry.lastAsked()).isEqualTo("smtp");
  }

  @Test
  void has_no_form_for_what_is_connected_by_oauth() {
    ports.readCatalogEntry.answers(Samples.airtable());

    get(AVAILABLE + "/airtable/form-schema", Keys.READER)
        .exchange()
        .expectBody(String.class)
        .isEqualTo("{\"fields\":[]}");
  }
}
