package dev.enlace.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretHashTest {
  @Test
  void is_sha_256_of_the_text() {
    // FIPS 180-4's example of one block
    assertThat(SecretHash.of(Secret.of("abc")).bytes())
        .isEqualTo(
            HexFormat.of()
                .parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void cannot_be_changed_from_outside() {
    byte[] stored = SecretHash.of(Secret.of("abc")).bytes();
    SecretHash hash = new SecretHash(stored);

    stored[0] ^= 1;
    hash.bytes()[0] ^= 1;

    assertThat(hash).isEqualTo(SecretHash.of(Secret.of("abc")));
  }

  @Test
  void refuses_what_has_not_32_bytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SecretHash(new byte[31]));
  }
}
