package dev.enlace.domain.form;

import static dev.enlace.domain.form.Checks.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationTest {
  private static final FormSchema SCHEMA =
      new FormSchema(
          List.of(
              Fields.destination("host", FieldType.STRING),
              Fields.destination("port", FieldType.NUMBER),
              Fields.optional("user", FieldType.STRING)));

  private static final FormValues BEFORE = values(Map.of("host", "a.example", "port", 587));

  @Test
  void moves_when_host_or_port_change() {
    assertThat(moves(Map.of("host", "b.example", "port", 587))).isTrue();
    assertThat(moves(Map.of("host", "a.example", "port", 25))).isTrue();
    assertThat(moves(Map.of("host", "A.example", "port", 587))).isTrue();
  }

  @Test
  void moves_when_one_of_them_goes_or_comes() {
    assertThat(moves(Map.of("host", "a.example"))).isTrue();
    assertThat(SCHEMA.movesDestination(values(Map.of("host", "a.example")), BEFORE)).isTrue();
  }

  @Test
  void stays_when_anything_else_changes() {
    assertThat(moves(Map.of("host", "a.example", "port", 587, "user", "ada"))).isFalse();
  }

  @Test
  void stays_when_a_number_is_only_written_in_another_way() {
    assertThat(moves(Map.of("host", "a.example", "port", new BigDecimal("587.0")))).isFalse();
  }

  private static boolean moves(Map<String, ?> after) {
    return SCHEMA.movesDestination(BEFORE, values(after));
  }

  private static FormValues values(Map<String, ?> answer) {
    return accepted(SCHEMA.check(answer));
  }
}
