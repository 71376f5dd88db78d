package dev.enlace.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogEntryIdTest {
  /** Computed by another implementation of RFC 9562, 5.5, in the namespace of the class. */
  @ParameterizedTest
  @CsvSource({
    "airtable, f8b0b944-ce13-5ac2-a158-3919700dc5ca",
    "smtp, 46a2519c-d6e1-56a4-b662-0a6bd06a11b5"
  })
  void is_the_uuid_v5_of_the_slug_in_every_installation(String slug, UUID id) {
    assertThat(CatalogEntryId.of(new Slug(slug)).value()).isEqualTo(id);
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }
}
