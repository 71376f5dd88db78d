package dev.enlace.adapter.out.postgres.catalog;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.memory.installation.SampleEntries;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CatalogRowsTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  @BeforeAll
  static void seeds() {
    answer(new PostgresCatalogTable(DATABASE.database()).seed(SampleEntries.ALL));
  }

  @Test
  void say_what_the_entry_says() {
    assertThat(
            DATABASE.rows(
                """
                SELECT id, slug, auth_type, provider, name, description ->> 'es', category, icon,
                  form_schema, enabled
                FROM connections.available_connections WHERE slug IN ('gmail', 'retired')
                ORDER BY slug
                """))
        .containsExactly(
            SampleEntries.GMAIL.id()
                + "|gmail|oauth|google|The gmail|Conecta gmail por ti|data|null"
                + "|{\"fields\": []}|t",
            SampleEntries.RETIRED.id()
                + "|retired|credentials|retired|The retired|Conecta retired por ti|other|null"
                + "|{\"fields\": []}|f");
  }

  @Test
  void hold_the_form_as_a_client_would_draw_it() {
    assertThat(
            DATABASE.rows(
                """
                SELECT f ->> 'name', f ->> 'type', f ->> 'required', f ->> 'default', f ->> 'max',
                  f ->> 'secret', f ->> 'destination', jsonb_array_length(f -> 'options')
                FROM connections.available_connections a,
                  jsonb_array_elements(a.form_schema -> 'fields') f
                WHERE slug = 'smtp' AND f ->> 'name' IN ('port', 'security', 'password')
                """))
        .containsExactly(
            "port|number|true|587|65535|false|true|null",
            "security|string|false|starttls|null|false|true|2",
            "password|password|true|null|null|true|false|null");
  }
}
