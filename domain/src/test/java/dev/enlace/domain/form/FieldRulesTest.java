package dev.enlace.domain.form;

import static dev.enlace.domain.form.Checks.accepted;
import static dev.enlace.domain.form.Checks.one;
import static dev.enlace.domain.form.Checks.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.text.LocalizedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldRulesTest {
  @Test
  void measures_a_text_in_characters() {
    FormField field = Fields.between("name", FieldType.STRING, 2, 3);

    assertThat(rejected(one(field, "a"))).containsExactly("name min");
    assertThat(rejected(one(field, "abcd"))).containsExactly("name max");
    assertThat(accepted(one(field, " abc ")).text("name")).contains("abc");
  }

  @Test
  void tells_all_that_is_wrong_with_one_text() {
    FormField field =
        new FormField(
            "name",
            FieldType.STRING,
            false,
            LocalizedText.same("name"),
            null,
            null,
            null,
            BigDecimal.valueOf(2),
            Pattern.compile("[a-z]+"),
            List.of(),
            false,
            ValueFormat.TEXT);

    assertThat(rejected(one(field, "ABC"))).containsExactly("name max", "name pattern");
  }

  @Test
  void matches_a_pattern_against_the_whole_text() {
    FormField field = Fields.matching("token", FieldType.PASSWORD, "\\d+:[a-z]+");

    assertThat(rejected(one(field, "1:a/../x"))).containsExactly("token pattern");
    assertThat(rejected(one(field, "x1:a"))).containsExactly("token pattern");
    assertThat(accepted(one(field, "1:a")).secret("token")).isPresent();
  }

  @Test
  void takes_one_of_the_options_as_it_is_written() {
    FormField field = Fields.oneOf("security", "starttls", "tls");

    assertThat(accepted(one(field, "tls")).text("security")).contains("tls");
    assertThat(rejected(one(field, "TLS"))).containsExactly("security options");
    assertThat(rejected(one(field, "none"))).containsExactly("security options");
  }

  @Test
  void refuses_control_characters_that_could_break_a_line_or_a_protocol() {
    for (String text : List.of("a\r\nRCPT TO:<x>", "a\u0000", "\u001b[31m", "a\u0085b")) {
      assertThat(rejected(one(Fields.optional("user", FieldType.STRING), text)))
          .containsExactly("user pattern");
      assertThat(rejected(one(Fields.optional("pass", FieldType.PASSWORD), text)))
          .containsExactly("pass pattern");
    }
  }

  @Test
  void keeps_the_blanks_around_a_password_and_not_those_around_a_text() {
    assertThat(accepted(one(Fields.optional("pass", FieldType.PASSWORD), " a ")).secret("pass"))
        .hasValueSatisfying(secret -> assertThat(secret.reveal()).isEqualTo(" a "));
    assertThat(accepted(one(Fields.optional("user", FieldType.STRING), " a ")).text("user"))
        .contains("a");
  }

  @Test
  void takes_an_empty_text_for_none() {
    assertThat(accepted(one(Fields.optional("user", FieldType.STRING), "  ")).all()).isEmpty();
    assertThat(accepted(one(Fields.optional("pass", FieldType.PASSWORD), "")).all()).isEmpty();
    assertThat(rejected(one(Fields.required("user", FieldType.STRING), "  ")))
        .containsExactly("user required");
    assertThat(rejected(one(Fields.required("pass", FieldType.PASSWORD), "")))
        .containsExactly("pass required");
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void reads_numbers_as_parsers_give_them(Object given) {
    assertThat(accepted(one(Fields.between("port", FieldType.NUMBER, 1, 65535), given)).all())
        .containsEntry("port", new FieldValue.Numeric(BigDecimal.valueOf(587)));
  }

  private static Stream<Object> numbers() {
    return Stream.of(
        587,
        587L,
        587.0,
        BigInteger.valueOf(587),
        new BigDecimal("587"),
        new BigDecimal("587.00"),
        new BigDecimal("5.87E2"));
  }

  @ParameterizedTest
  @MethodSource("notNumbers")
  void refuses_what_is_no_number(Object given) {
    assertThat(rejected(one(Fields.optional("port", FieldType.NUMBER), given)))
        .containsExactly("port type");
  }

  private static Stream<Object> notNumbers() {
    return Stream.of("587", true, List.of(1), Map.of(), Double.NaN, Double.POSITIVE_INFINITY);
  }

  @Test
  void keeps_numbers_within_their_bounds() {
    FormField field = Fields.between("port", FieldType.NUMBER, 1, 65535);

    assertThat(rejected(one(field, 0))).containsExactly("port min");
    assertThat(rejected(one(field, -1))).containsExactly("port min");
    assertThat(rejected(one(field, 65536))).containsExactly("port max");
    assertThat(rejected(one(field, new BigDecimal("65535.01")))).containsExactly("port max");
    assertThat(accepted(one(field, 65535)).integer("port")).contains(65535);
  }

  @Test
  void refuses_a_number_that_nobody_could_write_down() {
    FormField field = Fields.optional("size", FieldType.NUMBER);

    assertThat(rejected(one(field, new BigDecimal("1E999999999")))).containsExactly("size type");
    assertThat(rejected(one(field, new BigDecimal("1E-999999999")))).containsExactly("size type");
    assertThat(rejected(one(field, new BigDecimal(BigInteger.TEN.pow(5000)))))
        .containsExactly("size type");
  }

  @Test
  void refuses_a_fraction_where_a_pattern_asks_for_whole_numbers() {
    FormField field = Fields.matching("port", FieldType.NUMBER, "\\d+");

    assertThat(rejected(one(field, new BigDecimal("587.5")))).containsExactly("port pattern");
    assertThat(accepted(one(field, 587)).integer("port")).contains(587);
  }

  @Test
  void takes_true_and_false_for_a_boolean_and_nothing_like_them() {
    FormField field = Fields.optional("tls", FieldType.BOOLEAN);

    assertThat(accepted(one(field, false)).all()).containsEntry("tls", new FieldValue.Bool(false));
    for (Object given : List.of("true", 1, 0, List.of(true))) {
      assertThat(rejected(one(field, given))).containsExactly("tls type");
    }
  }

  @Test
  void is_no_text_where_a_list_or_a_map_was_sent() {
    for (Object given : List.of(5, true, List.of("a"), Map.of("a", "b"))) {
      assertThat(rejected(one(Fields.optional("user", FieldType.STRING), given)))
          .containsExactly("user type");
    }
  }

  @Test
  void refuses_a_field_that_makes_no_sense() {
    FieldValue text = new FieldValue.Text("a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fields.withDefault("pass", FieldType.PASSWORD, text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fields.between("port", FieldType.NUMBER, 2, 1));
    for (String name : List.of("", "Host", "ho st", "host-name", "1st", "a".repeat(65))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Fields.optional(name, FieldType.STRING));
    }
  }

  @Test
  void has_every_type_and_format_under_the_name_that_yaml_knows() {
    assertThat(FieldType.values())
        .allSatisfy(each -> assertThat(FieldType.of(each.code())).contains(each));
    assertThat(ValueFormat.values())
        .allSatisfy(each -> assertThat(ValueFormat.of(each.code())).contains(each));
    assertThat(FieldType.of("text")).isEmpty();
    assertThat(ValueFormat.of("email")).isEmpty();
  }
}
