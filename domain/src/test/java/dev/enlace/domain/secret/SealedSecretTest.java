package dev.enlace.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealedSecretTest {
  @Test
  void cannot_be_changed_from_outside() {
    byte[] ciphertext = {1, 2, 3};
    SealedSecret sealed = new SealedSecret(ciphertext);

    ciphertext[0] = 9;
    sealed.ciphertext()[1] = 9;

    assertThat(sealed).isEqualTo(new SealedSecret(new byte[] {1, 2, 3}));
    assertThat(sealed).isNotEqualTo(new SealedSecret(new byte[] {1, 2, 4}));
    assertThat(sealed).hasSameHashCodeAs(new SealedSecret(new byte[] {1, 2, 3}));
  }

  @Test
  void prints_its_length_and_nothing_else() {
    assertThat(new SealedSecret(new byte[] {65, 66, 67})).hasToString("SealedSecret[3 bytes]");
  }
}
