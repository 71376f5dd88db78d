package dev.enlace.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "bell\u0007", "\u001b[31mred"})
  void is_refused_where_it_would_not_print_on_one_line(String text) {
    assertThat(Label.isLabel(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Label(text));
  }

  @Test
  void has_at_most_120_characters() {
    assertThat(Label.isLabel("x".repeat(120))).isTrue();
    assertThat(Label.isLabel("x".repeat(121))).isFalse();
  }

  @Test
  void is_the_accounts_where_nobody_chose_one() {
    assertThat(Label.of(Optional.of("ada@example.com"), "Gmail")).hasToString("ada@example.com");
  }

  @Test
  void is_the_entrys_where_the_account_has_none_that_can_be_shown() {
    assertThat(Label.of(Optional.empty(), "Gmail")).hasToString("Gmail");
    assertThat(Label.of(Optional.of(" "), "Gmail")).hasToString("Gmail");
    assertThat(Label.of(Optional.of("a\nb"), "Gmail")).hasToString("Gmail");
  }

  @Test
  void is_shortened_where_the_account_has_a_longer_one_and_never_within_a_character() {
    assertThat(Label.of(Optional.of("x".repeat(200)), "Gmail").value()).isEqualTo("x".repeat(120));
    assertThat(Label.of(Optional.of("x".repeat(119) + "😀"), "Gmail").value())
        .isEqualTo("x".repeat(119));
  }
}
