package dev.enlace.adapter.out.vault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootKeyTest {
  private static final String STANDARD = "+/+/MzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final byte[] PLACE = {1};

  @Test
  void is_the_same_key_in_both_alphabets_and_without_padding() {
    byte[] wrapped = requireNonNull(parse(STANDARD).wrap(new byte[] {7}, PLACE).block());

    for (String text :
        new String[] {STANDARD.replace('+', '-').replace('/', '_'), STANDARD.replace("=", "")}) {
      assertThat(parse(text).unwrap(wrapped, PLACE).block()).containsExactly(7);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "canary",
        "Y2FuYXJ5",
        "Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5MzEK",
        "Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5MzMzMw==",
        "Y2FuYXJ5IGNhbmFyeSBjYW5hcnkgY2FuYXJ5IGNhbmFy!Q==",
        "canary canary canary canary canary canary ca",
      })
  void refuses_whatever_is_not_32_bytes_and_repeats_nothing_of_it(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(text))
        .withMessageStartingWith("ENCRYPTION_KEY must be base64 of exactly 32 bytes")
        .withNoCause()
        .satisfies(e -> assertThat(e.toString()).doesNotContain("canary", "Y2Fu"));
  }

  @Test
  void shows_where_it_comes_from_and_not_what_it_is() {
    assertThat(parse(STANDARD)).hasToString("RootKey[env:ENCRYPTION_KEY]");
  }

  private static RootKey parse(String text) {
    return RootKey.parse("env:ENCRYPTION_KEY", Secret.of(text));
  }
}
