package dev.enlace.application.usecase.catalog;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.catalog.BrowseCatalog.Query;
import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
  private static final Principal ANA = Principals.user("ana");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void shows_what_is_offered_by_slug_and_nothing_that_is_not() {
    assertThat(slugs(browse(null, null, null, null, 500)))
        .containsExactly("airtable", "gmail", "sheets", "smtp", "telegram");
  }

  @Test
  void filters_by_way_category_and_text_in_either_language() {
    assertThat(slugs(browse(AuthType.CREDENTIALS, null, null, null, 500)))
        .containsExactly("smtp", "telegram");
    assertThat(slugs(browse(null, "email", null, null, 500))).containsExactly("smtp");
    assertThat(slugs(browse(null, null, "THE GM", null, 500))).containsExactly("gmail");
    assertThat(slugs(browse(null, null, "telegram por ti", null, 500))).containsExactly("telegram");
    assertThat(slugs(browse(AuthType.OAUTH, "email", null, null, 500))).isEmpty();
  }

  @Test
  void is_read_page_by_page_each_entry_once() {
    Page<OfferedEntry> first = browse(null, null, null, null, 2);
    Page<OfferedEntry> last = browse(null, null, null, new Slug("gmail"), 3);

    assertThat(slugs(first)).containsExactly("airtable", "gmail");
    assertThat(first.more()).isTrue();
    assertThat(slugs(last)).containsExactly("sheets", "smtp", "telegram");
    assertThat(last.more()).isFalse();
  }

  @Test
  void lists_what_has_no_client_here_as_not_configured() {
    enlace.ports.providers.remove(SampleEntries.GMAIL.slug());

    assertThat(read("gmail").configured()).isFalse();
    assertThat(read("airtable").configured()).isTrue();
    assertThat(read("smtp").configured()).isTrue();
  }

  @Test
  void finds_an_entry_by_its_slug_and_by_its_id_in_any_case() {
    String id = SampleEntries.SMTP.id().toString();

    for (String reference : List.of("smtp", id, id.toUpperCase(Locale.ROOT))) {
      assertThat(read(reference).entry()).isEqualTo(SampleEntries.SMTP);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "00000000-0000-5000-8000-000000000000"})
  void names_what_it_does_not_find(String reference) {
    assertThat(failure(enlace.readCatalogEntry.read(ANA, reference)))
        .isEqualTo(new CatalogEntryNotFound(reference));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<script>", "a\r\nb", "../smtp", "SMTP", "1-1-1-1-1"})
  void repeats_nothing_that_can_be_neither_slug_nor_id(String reference) {
    assertThat(failure(enlace.readCatalogEntry.read(ANA, reference)))
        .isEqualTo(new CatalogEntryNotFound("?"));
  }

  @Test
  void does_not_find_what_is_offered_no_longer() {
    assertThat(failure(enlace.readCatalogEntry.read(ANA, "retired")))
        .isEqualTo(new CatalogEntryNotFound("retired"));
    assertThat(failure(enlace.readCatalogEntry.read(ANA, new UUID(1, 1).toString())))
        .isInstanceOf(CatalogEntryNotFound.class);
  }

  private OfferedEntry read(String reference) {
    return answer(enlace.readCatalogEntry.read(ANA, reference));
  }

  private Page<OfferedEntry> browse(
      @Nullable AuthType authType,
      @Nullable String category,
      @Nullable String text,
      @Nullable Slug after,
      int limit) {
    return answer(enlace.browseCatalog.browse(new Query(authType, category, text, after, limit)));
  }

  private static List<String> slugs(Page<OfferedEntry> page) {
    return page.items().stream().map(each -> each.entry().slug().value()).toList();
  }
}
