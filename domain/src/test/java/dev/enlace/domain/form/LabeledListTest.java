package dev.enlace.domain.form;

import static dev.enlace.domain.form.Checks.accepted;
import static dev.enlace.domain.form.Checks.one;
import static dev.enlace.domain.form.Checks.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabeledListTest {
  private static final FormField FIELD = Fields.listOf("allow", ValueFormat.EMAIL_RECIPIENT);

  @Test
  void keeps_its_order_and_its_labels_trimmed() {
    Object given = List.of(line(" Zoe ", "zoe@example.com"), line("", "ada@example.com"));

    assertThat(accepted(one(FIELD, given)).list("allow"))
        .containsExactly(
            new LabeledValue("Zoe", "zoe@example.com"), new LabeledValue("", "ada@example.com"));
  }

  @Test
  void may_do_without_labels() {
    Map<String, @Nullable Object> nulled = new HashMap<>();
    nulled.put("label", null);
    nulled.put("value", "b@example.com");

    assertThat(
            accepted(one(FIELD, List.of(Map.of("value", "a@example.com"), nulled))).list("allow"))
        .containsExactly(
            new LabeledValue("", "a@example.com"), new LabeledValue("", "b@example.com"));
  }

  @Test
  void refuses_a_value_that_is_the_same_after_normalisation() {
    Object given =
        List.of(
            line("Ada", "ada@example.com"),
            line("Boss", " ADA@Example.COM "),
            line("M", "x@münchen.example"),
            line("N", "x@xn--mnchen-3ya.example"));

    assertThat(rejected(one(FIELD, given)))
        .containsExactly("allow[1].value unique", "allow[3].value unique");
  }

  @Test
  void names_every_line_that_is_wrong() {
    Object given =
        Arrays.asList(
            line("Ada", "ada@example.com"),
            "ada@example.com",
            Map.of("label", "no value"),
            Map.of("value", 5),
            Map.of("value", "a@example.com", "label", 5),
            Map.of("value", "b@example.com", "colour", "red"),
            line("No address", "nobody"),
            line("x".repeat(121), "c@example.com"),
            line("two\nlines", "d@example.com"),
            null);

    assertThat(rejected(one(FIELD, given)))
        .containsExactly(
            "allow[1] type",
            "allow[2] type",
            "allow[3] type",
            "allow[4] type",
            "allow[5] type",
            "allow[6].value format",
            "allow[7].label max",
            "allow[8].label max",
            "allow[9] type");
  }

  @Test
  void is_no_list_where_something_else_was_sent() {
    for (Object given : List.of("a@example.com", Map.of(), 5, true)) {
      assertThat(rejected(one(FIELD, given))).containsExactly("allow type");
    }
  }

  @Test
  void has_at_most_as_many_lines_as_the_field_says_and_a_thousand_where_it_does_not() {
    assertThat(rejected(one(Fields.between("allow", FieldType.LABELED_LIST, null, 1), lines(2))))
        .containsExactly("allow max");
    assertThat(rejected(one(FIELD, lines(1001)))).containsExactly("allow max");
    assertThat(accepted(one(FIELD, lines(1000))).list("allow")).hasSize(1000);
  }

  @Test
  void has_at_least_as_many_lines_as_the_field_says() {
    FormField field = Fields.between("allow", FieldType.LABELED_LIST, 2, 3);

    assertThat(rejected(one(field, lines(1)))).containsExactly("allow min");
    assertThat(accepted(one(field, lines(2))).list("allow")).hasSize(2);
  }

  @Test
  void may_be_empty_unless_it_is_required() {
    assertThat(accepted(one(FIELD, List.of())).list("allow")).isEmpty();
    assertThat(
            rejected(
                one(Fields.required("allow", FieldType.LABELED_LIST), Collections.emptyList())))
        .containsExactly("allow required");
  }

  private static List<Map<String, String>> lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> line("person " + i, "person-" + i + "@example.com"))
        .toList();
  }

  private static Map<String, String> line(String label, String value) {
    return Map.of("label", label, "value", value);
  }
}
