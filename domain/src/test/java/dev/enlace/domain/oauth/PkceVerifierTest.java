package dev.enlace.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.provider.syntax.Pkce;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PkceVerifierTest {
  /** RFC 7636, appendix B. */
  private static final int[] RANDOM = {
    116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77,
    105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121
  };

  @Test
  void is_written_and_challenged_as_in_appendix_b_of_rfc_7636() {
    PkceVerifier verifier = PkceVerifier.of(bytes());

    assertThat(verifier.value().reveal()).isEqualTo("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assertThat(verifier.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void has_43_characters_that_every_provider_accepts() {
    for (int seed = 0; seed < 256; seed++) {
      byte[] random = new byte[PkceVerifier.RANDOM_BYTES];
      Arrays.fill(random, (byte) seed);
      assertThat(PkceVerifier.of(random).value().reveal()).matches("[A-Za-z0-9_-]{43}");
      assertThat(Pkce.VERIFIER.accepts(PkceVerifier.of(random).value().reveal())).isTrue();
    }
  }

  @Test
  void is_never_printed() {
    assertThat(PkceVerifier.of(bytes()).toString()).doesNotContain("dBjftJeZ4CVP");
  }

  @Test
  void refuses_less_randomness_than_256_bits() {
    assertThatIllegalArgumentException().isThrownBy(() -> PkceVerifier.of(new byte[31]));
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[RANDOM.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) RANDOM[i];
    }
    return bytes;
  }
}
