package dev.enlace.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.secret.Secret;
import org.junit.jupiter.api.Test;

class TokenSetTest {
  @Test
  void never_prints_its_tokens() {
    assertThat(tokens("Bearer").toString()).doesNotContain("canary");
  }

  @Test
  void says_how_its_token_is_used() {
    assertThatIllegalArgumentException().isThrownBy(() -> tokens(" "));
  }

  private static TokenSet tokens(String type) {
    return new TokenSet(
        Secret.of("canary-access-token"),
        Secret.of("canary-refresh-token"),
        type,
        null,
        null,
        null);
  }
}
