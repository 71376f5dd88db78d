package dev.enlace.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"smtp", "google-sheets", "a", "x2", "a23456789-123456789-123456789-123456"})
  void is_lower_case_with_digits_and_hyphens(String text) {
    assertThat(new Slug(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "SMTP", "1st", "-a", "a_b", "a.b", "../a", "a/b", "a%2fb", "ñ", "a\n", "a b"})
  void is_nothing_that_a_url_or_a_file_could_misread(String text) {
    assertThat(Slug.isSlug(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Slug(text));
  }
}
