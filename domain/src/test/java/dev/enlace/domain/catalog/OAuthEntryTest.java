package dev.enlace.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.form.FieldType;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.form.ValueFormat;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.text.Language;
import dev.enlace.domain.text.LocalizedText;
import dev.enlace.domain.token.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OAuthEntryTest {
  @Test
  void offers_all_its_scopes_and_asks_for_the_selected_ones() {
    OAuthEntry entry = entry(List.of("SAMPLE"));

    assertThat(entry.offered().names()).containsExactly("read", "write");
    assertThat(entry.defaults().names()).containsExactly("read");
  }

  @Test
  void has_nothing_to_fill_in() {
    assertThat(entry(List.of("SAMPLE")).formSchema()).isEqualTo(FormSchema.EMPTY);
    assertThat(entry(List.of("SAMPLE")).authType().code()).isEqualTo("oauth");
  }

  @Test
  void says_which_variables_configure_it() {
    assertThatIllegalArgumentException().isThrownBy(() -> entry(List.of()));
  }

  @Test
  void describes_itself_in_both_languages() {
    LocalizedText description = entry(List.of("SAMPLE")).details().description();

    assertThat(description.in(Language.EN)).isEqualTo("a sample");
    assertThat(description.in(Language.ES)).isEqualTo("una muestra");
  }

  @Test
  void lets_nothing_be_set_but_whom_a_connection_may_write_to() {
    FormField allowed = list("recipientAllowList", false, ValueFormat.EMAIL_RECIPIENT);

    assertThat(entry(allowed).settings().fields()).containsExactly(allowed);
    assertThat(entry(allowed).formSchema()).isEqualTo(FormSchema.EMPTY);
    for (FormField other :
        List.of(
            list("recipientAllowList", true, ValueFormat.EMAIL_RECIPIENT),
            list("recipientAllowList", false, ValueFormat.TEXT),
            list("somethingElse", false, ValueFormat.EMAIL_RECIPIENT))) {
      assertThatIllegalArgumentException().isThrownBy(() -> entry(other));
    }
  }

  private static FormField list(String name, boolean required, ValueFormat format) {
    return new FormField(
        name,
        FieldType.LABELED_LIST,
        required,
        LocalizedText.same(name),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        false,
        format);
  }

  private static OAuthEntry entry(FormField setting) {
    OAuthEntry plain = entry(List.of("SAMPLE"));
    return new OAuthEntry(
        plain.details(),
        plain.scopes(),
        plain.variables(),
        plain.parameters(),
        new FormSchema(List.of(setting)));
  }

  private static OAuthEntry entry(List<String> variables) {
    return new OAuthEntry(
        new EntryDetails(
            new Slug("sample"),
            new ProviderId("sample"),
            "Sample",
            new LocalizedText("a sample", "una muestra"),
            "data",
            null,
            true,
            "one"),
        List.of(scope("read", true), scope("write", false)),
        variables,
        Map.of());
  }

  private static OfferedScope scope(String name, boolean selected) {
    return new OfferedScope(new Scope(name), LocalizedText.same(name), selected);
  }
}
