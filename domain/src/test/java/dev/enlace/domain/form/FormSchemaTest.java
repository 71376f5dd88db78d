package dev.enlace.domain.form;

import static dev.enlace.domain.form.Checks.accepted;
import static dev.enlace.domain.form.Checks.rejected;
import static dev.enlace.domain.form.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormSchemaTest {
  private static final String CANARY = "canary-password";

  private static final FormSchema ALL_TYPES =
      new FormSchema(
          List.of(
              Fields.required("host", FieldType.STRING),
              Fields.between("port", FieldType.NUMBER, 1, 65535),
              Fields.optional("tls", FieldType.BOOLEAN),
              Fields.required("password", FieldType.PASSWORD),
              Fields.listOf("recipients", ValueFormat.EMAIL_RECIPIENT)));

  @Test
  void accepts_every_type_and_tells_them_apart() {
    FormValues values =
        accepted(
            ALL_TYPES.check(
                Map.of(
                    "host",
                    " mail.example.com ",
                    "port",
                    587,
                    "tls",
                    true,
                    "password",
                    CANARY,
                    "recipients",
                    List.of(Map.of("label", "Ada", "value", "Ada@Example.com")))));

    assertThat(values.text("host")).contains("mail.example.com");
    assertThat(values.integer("port")).contains(587);
    assertThat(values.flag("tls")).isTrue();
    assertThat(values.secret("password"))
        .hasValueSatisfying(secret -> assertThat(secret.reveal()).isEqualTo(CANARY));
    assertThat(values.list("recipients"))
        .containsExactly(new LabeledValue("Ada", "ada@example.com"));
  }

  @Test
  void tells_every_violation_at_once() {
    FormCheck check =
        ALL_TYPES.check(
            Map.of(
                "port",
                65536,
                "tls",
                "yes",
                "password",
                5,
                "recipients",
                List.of(Map.of("value", "nobody"), "x"),
                "pasword",
                CANARY));

    assertThat(rejected(check))
        .containsExactlyInAnyOrder(
            "host required",
            "port max",
            "tls type",
            "password type",
            "recipients[0].value format",
            "recipients[1] type",
            "pasword unknown");
  }

  @Test
  void repeats_no_value_in_a_violation() {
    FormCheck check =
        ALL_TYPES.check(
            Map.of(
                "host",
                CANARY + "\n",
                "port",
                CANARY,
                "tls",
                CANARY,
                "password",
                CANARY + "\u0000",
                "recipients",
                List.of(Map.of("value", CANARY), CANARY),
                "extra",
                CANARY));

    assertThat(violations(check)).hasSizeGreaterThan(5);
    assertThat(violations(check).toString()).doesNotContain(CANARY);
  }

  @Test
  void speaks_both_languages() {
    assertThat(violations(ALL_TYPES.check(Map.of())))
        .allSatisfy(each -> assertThat(each.message().en()).isNotEqualTo(each.message().es()));
  }

  @Test
  void takes_null_for_not_answered() {
    Map<String, @Nullable Object> answer = new HashMap<>();
    answer.put("host", null);
    answer.put("port", null);
    answer.put("password", CANARY);

    assertThat(rejected(ALL_TYPES.check(answer))).containsExactly("host required");
  }

  @Test
  void fills_in_a_default_where_nothing_was_answered() {
    FormSchema schema =
        new FormSchema(
            List.of(
                Fields.withDefault(
                    "port", FieldType.NUMBER, new FieldValue.Numeric(BigDecimal.valueOf(587)))));

    assertThat(accepted(schema.check(Map.of())).integer("port")).contains(587);
    assertThat(accepted(schema.check(Map.of("port", 25))).integer("port")).contains(25);
  }

  @Test
  void does_not_ask_again_for_a_secret_that_is_kept_and_for_nothing_else() {
    assertThat(rejected(ALL_TYPES.check(Map.of(), Set.of("password", "host"))))
        .containsExactly("host required");
    assertThat(accepted(ALL_TYPES.check(Map.of("host", "h"), Set.of("password"))).secrets())
        .isEmpty();
  }

  @Test
  void asks_nothing_where_it_is_empty_and_lets_nothing_in() {
    assertThat(accepted(FormSchema.EMPTY.check(Map.of())).all()).isEmpty();
    assertThat(rejected(FormSchema.EMPTY.check(Map.of("a", 1)))).containsExactly("a unknown");
  }

  @Test
  void refuses_two_fields_of_one_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new FormSchema(
                List.of(
                    Fields.optional("host", FieldType.STRING),
                    Fields.optional("host", FieldType.NUMBER))));
  }

  @Test
  void knows_its_secrets() {
    assertThat(ALL_TYPES.secretNames()).containsExactly("password");
  }
}
