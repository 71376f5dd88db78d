package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.catalog.CatalogTable;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.EntryDetails;
import dev.enlace.domain.catalog.Verification;
import dev.enlace.domain.form.FormSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link CatalogTable} promises. */
public abstract class CatalogTableContract {
  /** The store under test, new for each test and the same for one. */
  protected abstract CatalogTable table();

  @Test
  void writes_every_entry_once_and_then_none() {
    assertThat(answer(table().seed(SampleEntries.ALL))).isEqualTo(SampleEntries.ALL.size());
    assertThat(answer(table().seed(SampleEntries.ALL))).isZero();
  }

  @Test
  void writes_an_entry_of_another_edition() {
    answer(table().seed(SampleEntries.ALL));

    assertThat(answer(table().seed(List.of(SampleEntries.AIRTABLE, another())))).isEqualTo(1);
  }

  @Test
  void writes_every_entry_once_where_replicas_start_together() {
    List<Integer> written = atOnce(8, () -> table().seed(SampleEntries.ALL));

    assertThat(written).hasSize(8);
    assertThat(written.stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(SampleEntries.ALL.size());
  }

  private static CatalogEntry another() {
    EntryDetails before = SampleEntries.TELEGRAM.details();
    EntryDetails after =
        new EntryDetails(
            before.slug(),
            before.provider(),
            "Telegram, again",
            before.description(),
            before.category(),
            "data:,",
            false,
            "c0ffee");
    return new CredentialsEntry(after, FormSchema.EMPTY, Verification.NONE);
  }
}
