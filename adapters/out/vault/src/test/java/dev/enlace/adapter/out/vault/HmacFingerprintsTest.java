package dev.enlace.adapter.out.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class HmacFingerprintsTest {
  private static final byte[] REQUEST = "a password".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "signing-canary-of-thirty-two-chars";

  @Test
  void are_the_same_for_the_same_content_and_key_alone() {
    HmacFingerprints fingerprints = fingerprints(SECRET);

    assertThat(fingerprints.of(REQUEST)).hasSize(32).isEqualTo(fingerprints(SECRET).of(REQUEST));
    assertThat(fingerprints.of("a passwore".getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(fingerprints.of(REQUEST));
    assertThat(fingerprints(SECRET + "!").of(REQUEST)).isNotEqualTo(fingerprints.of(REQUEST));
  }

  @Test
  void cannot_be_tried_out_without_the_key() throws NoSuchAlgorithmException {
    assertThat(fingerprints(SECRET).of(REQUEST))
        .isNotEqualTo(MessageDigest.getInstance("SHA-256").digest(REQUEST));
  }

  @Test
  void need_a_secret_that_is_long_enough_and_repeat_nothing_of_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fingerprints("canary"))
        .withMessage("SECRET_KEY must have 32 characters or more");
  }

  private static HmacFingerprints fingerprints(String secret) {
    return new HmacFingerprints("SECRET_KEY", Secret.of(secret));
  }
}
