package dev.enlace.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.secret.Secret;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormValuesTest {
  private static final Secret SECRET = Secret.of("canary-password");

  @Test
  void parts_what_is_shown_from_what_is_sealed() {
    FormValues values = values();

    assertThat(values.open()).containsOnlyKeys("host");
    assertThat(values.secrets()).containsOnlyKeys("password");
    assertThat(values.all()).containsOnlyKeys("host", "password");
  }

  @Test
  void adds_kept_secrets_without_covering_new_ones() {
    FormValues merged =
        values().withSecrets(Map.of("password", Secret.of("old"), "token", Secret.of("kept")));

    assertThat(merged.secret("password")).contains(SECRET);
    assertThat(merged.secret("token")).contains(Secret.of("kept"));
  }

  @Test
  void answers_nothing_for_a_field_of_another_type_or_name() {
    FormValues values = values();

    assertThat(values.secret("host")).isEmpty();
    assertThat(values.text("password")).isEmpty();
    assertThat(values.integer("host")).isEmpty();
    assertThat(values.flag("host")).isFalse();
    assertThat(values.list("host")).isEmpty();
    assertThat(values.text("nothing")).isEmpty();
  }

  @Test
  void has_no_integer_where_a_number_is_none() {
    for (String number : List.of("587.5", "1E99", "2147483648", "-2147483649")) {
      FormValues values =
          new FormValues(Map.of("port", new FieldValue.Numeric(new BigDecimal(number))));
      assertThat(values.integer("port")).isEmpty();
    }
  }

  @Test
  void prints_no_secret() {
    FormValues values = values();

    assertThat(Stream.of(values, values.all(), values.secrets()).map(Objects::toString))
        .noneMatch(printed -> printed.contains("canary"));
  }

  private static FormValues values() {
    Map<String, FieldValue> values = new LinkedHashMap<>();
    values.put("host", new FieldValue.Text("mail.example.com"));
    values.put("password", new FieldValue.Password(SECRET));
    return new FormValues(values);
  }
}
