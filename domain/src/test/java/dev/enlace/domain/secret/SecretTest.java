package dev.enlace.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
  private static final String CANARY = "canary-of-a-secret";

  @Test
  void never_prints_its_text_however_it_is_wrapped() {
    Secret secret = Secret.of(CANARY);

    assertThat(List.of(secret, Optional.of(secret), Map.of("field", secret), List.of(secret)))
        .allSatisfy(printed -> assertThat(printed.toString()).doesNotContain(CANARY));
  }

  @Test
  void reveals_its_text_to_who_asks_for_it() {
    assertThat(Secret.of(CANARY).reveal()).isEqualTo(CANARY);
  }

  @Test
  void is_equal_by_its_text_alone() {
    assertThat(Secret.of(CANARY)).isEqualTo(Secret.of(CANARY)).isNotEqualTo(Secret.of("another"));
    assertThat(Secret.of(CANARY).equals(null)).isFalse();
  }

  @Test
  void hashes_alike_so_that_no_guess_can_be_tested_by_a_hash() {
    assertThat(Secret.of(CANARY)).hasSameHashCodeAs(Secret.of("another"));
  }

  @Test
  void refuses_to_be_empty() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
  }
}
