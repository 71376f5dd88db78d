package dev.enlace.adapter.out.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.secret.SecretHash;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecureEntropyTest {
  private final SecureEntropy entropy = new SecureEntropy();

  @Test
  void gives_as_many_bytes_as_asked_and_never_the_same_again() {
    Set<SecretHash> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(new SecretHash(entropy.bytes(32)));
    }
    assertThat(seen).hasSize(1000);
    assertThat(entropy.bytes(7)).hasSize(7);
  }
}
