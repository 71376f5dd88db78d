package dev.enlace.adapter.out.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.application.port.out.crypto.Signatures.Use;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSignaturesTest {
  private static final AttemptRef REF =
      new AttemptRef(WorkspaceId.DEFAULT, new AttemptId(new UUID(0x1234_7000L, -1)));

  private final HmacSignatures signatures = signatures("signing-canary-of-thirty-two-chars");

  @ParameterizedTest
  @EnumSource
  void verifies_what_it_has_signed_for_that_use_alone(Use use) {
    String text = signatures.sign(use, REF);

    assertThat(text).matches("[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}");
    for (Use asked : Use.values()) {
      assertThat(signatures.verify(asked, text).isPresent()).isEqualTo(asked == use);
    }
    assertThat(signatures.verify(use, text)).contains(REF);
  }

  @Test
  void accepts_no_other_spelling_by_a_single_character() {
    String text = signatures.sign(Use.STATE, REF);

    for (int at = 0; at < text.length(); at++) {
      for (char c = '!'; c <= '~'; c++) {
        String other = text.substring(0, at) + c + text.substring(at + 1);
        assertThat(signatures.verify(Use.STATE, other).isPresent()).isEqualTo(other.equals(text));
      }
    }
  }

  @Test
  void accepts_no_part_and_no_more_than_the_whole() {
    String text = signatures.sign(Use.STATE, REF);

    for (int length = 0; length < text.length(); length++) {
      assertThat(signatures.verify(Use.STATE, text.substring(0, length))).isEmpty();
      assertThat(signatures.verify(Use.STATE, text.substring(length + 1))).isEmpty();
    }
    for (String more : new String[] {"=", " ", "\n", ".", "A", text}) {
      assertThat(signatures.verify(Use.STATE, text + more)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "state", "ñññññ", "\0", "%2e", "A.A", "alg:none"})
  void accepts_nothing_made_up(String text) {
    assertThat(signatures.verify(Use.STATE, text)).isEmpty();
    assertThat(signatures.verify(Use.STATE, text + ".".repeat(87 - text.length()))).isEmpty();
  }

  @Test
  void does_not_accept_the_signature_of_another_reference() {
    AttemptRef other = new AttemptRef(new WorkspaceId(new UUID(7, 7)), REF.attempt());
    String mine = signatures.sign(Use.STATE, REF);
    String theirs = signatures.sign(Use.STATE, other);

    assertThat(signatures.verify(Use.STATE, theirs.substring(0, 43) + mine.substring(43)))
        .isEmpty();
  }

  @Test
  void does_not_accept_what_another_secret_has_signed() {
    String text = signatures("another-canary-of-thirty-two-chars").sign(Use.STATE, REF);

    assertThat(signatures.verify(Use.STATE, text)).isEmpty();
  }

  @Test
  void is_understood_by_every_replica_with_the_same_secret() {
    String text = signatures("signing-canary-of-thirty-two-chars").sign(Use.TICKET, REF);

    assertThat(signatures.verify(Use.TICKET, text)).contains(REF);
  }

  @Test
  void refuses_a_short_secret_and_does_not_repeat_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signatures("canary"))
        .withMessage("SECRET_KEY must have 32 characters or more");
  }

  private static HmacSignatures signatures(String secret) {
    return new HmacSignatures("SECRET_KEY", Secret.of(secret));
  }
}
