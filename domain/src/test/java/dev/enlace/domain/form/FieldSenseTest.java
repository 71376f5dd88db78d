package dev.enlace.domain.form;

import static dev.enlace.domain.form.Checks.accepted;
import static dev.enlace.domain.form.Checks.one;
import static dev.enlace.domain.form.Checks.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.text.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSenseTest {
  @ParameterizedTest
  @EnumSource(names = {"STRING", "PASSWORD", "LABELED_LIST"})
  void counts_in_whole_numbers(FieldType type) {
    for (String bound : List.of("2.5", "99999999999", "1E99", "-1")) {
      BigDecimal number = new BigDecimal(bound);
      assertThatIllegalArgumentException().isThrownBy(() -> field(type, null, null, number));
      assertThatIllegalArgumentException().isThrownBy(() -> field(type, null, number, null));
    }
    assertThat(field(type, null, null, new BigDecimal("3.0")).max()).isNotNull();
    assertThat(field(FieldType.NUMBER, null, new BigDecimal("-2.5"), null).min()).isNotNull();
  }

  @Test
  void refuses_a_default_that_would_be_refused_as_an_answer() {
    FieldValue ninetyNine = new FieldValue.Numeric(BigDecimal.valueOf(99));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> form(field(FieldType.NUMBER, ninetyNine, null, BigDecimal.TEN)))
        .withMessage("name: its default at most 10");
    assertThatIllegalArgumentException().isThrownBy(() -> form(withDefault("zz", "[a-y]")));
    assertThatIllegalArgumentException().isThrownBy(() -> form(withDefault(" a", "[a-y]")));
    assertThatIllegalArgumentException().isThrownBy(() -> form(withDefault("", ".*")));
    assertThat(form(withDefault("a", "[a-y]")).fields()).hasSize(1);
  }

  @Test
  void keeps_a_host_as_it_is_looked_up() {
    FormField host = Fields.required("host", FieldType.STRING).ofHost();

    assertThat(accepted(one(host, " Mail.Example ")).text("host")).contains("mail.example");
    assertThat(rejected(one(host, "http://x/y?z"))).containsExactly("host format");
    assertThat(rejected(one(host, " "))).containsExactly("host required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"587.5", "0", "65536", "1E99", "-1"})
  void takes_no_number_for_a_port_that_is_none(String number) {
    FormField port = Fields.required("port", FieldType.NUMBER).ofPort();

    assertThat(rejected(one(port, new BigDecimal(number)))).isNotEmpty();
    assertThat(accepted(one(port, 587)).integer("port")).contains(587);
  }

  @Test
  void keeps_the_bounds_of_a_port_where_they_are_narrower() {
    FormField port = Fields.between("port", FieldType.NUMBER, 25, 25).ofPort();

    assertThat(rejected(one(port, 26))).containsExactly("port max");
    assertThat(rejected(one(port, 24))).containsExactly("port min");
  }

  @Test
  void gives_a_format_to_texts_alone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fields.required("host", FieldType.PASSWORD).ofHost());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fields.required("host", FieldType.NUMBER).ofHost());
  }

  private static FormSchema form(FormField field) {
    return new FormSchema(List.of(field));
  }

  private static FormField withDefault(String value, String pattern) {
    return new FormField(
        "name",
        FieldType.STRING,
        false,
        LocalizedText.same("name"),
        null,
        new FieldValue.Text(value),
        null,
        null,
        Pattern.compile(pattern),
        List.of(),
        false,
        ValueFormat.TEXT);
  }

  private static FormField field(
      FieldType type,
      @Nullable FieldValue value,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max) {
    return new FormField(
        "name",
        type,
        false,
        LocalizedText.same("name"),
        null,
        value,
        min,
        max,
        null,
        List.of(),
        false,
        ValueFormat.TEXT);
  }
}
