package dev.enlace.application.memory.crypto;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.crypto.Signatures.Use;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlainBoxTest {
  private static final Place HERE = place(WorkspaceId.DEFAULT, KeyPurpose.TOKENS, "one", 1);
  private static final Map<String, Secret> SECRETS = Map.of("field", Secret.of("canary-secret"));

  private final PlainBox box = new PlainBox();

  @Test
  void opens_where_it_was_sealed_and_nowhere_else() {
    SealedSecrets sealed = answer(box.seal(HERE, SECRETS));
    List<Place> elsewhere =
        List.of(
            place(new WorkspaceId(new UUID(9, 9)), KeyPurpose.TOKENS, "one", 1),
            place(WorkspaceId.DEFAULT, KeyPurpose.STATE, "one", 1),
            place(WorkspaceId.DEFAULT, KeyPurpose.TOKENS, "two", 1),
            place(WorkspaceId.DEFAULT, KeyPurpose.TOKENS, "one", 2));

    assertThat(answer(box.open(HERE, sealed))).isEqualTo(SECRETS);
    assertThat(elsewhere)
        .allSatisfy(place ->
            assertThatIllegalStateException().isThrownBy(() -> answer(box.open(place, sealed))));
  }

  @Test
  void does_not_open_under_another_field_or_with_a_byte_changed() {
    SealedSecret sealed =
        Objects.requireNonNull(answer(box.seal(HERE, SECRETS)).byField().get("field"));

    assertDamaged("other", sealed.ciphertext());
    for (int i = 0; i < sealed.ciphertext().length; i++) {
      byte[] flipped = sealed.ciphertext();
      flipped[i] ^= 1;
      assertDamaged("field", flipped);
    }
  }

  @Test
  void signs_for_one_use_and_refuses_every_change() {
    DigestSignatures signatures = new DigestSignatures();
    AttemptRef ref = new AttemptRef(WorkspaceId.DEFAULT, new AttemptId(new UUID(1, 1)));
    String signed = signatures.sign(Use.STATE, ref);

    assertThat(signatures.verify(Use.STATE, signed)).contains(ref);
    assertThat(signatures.verify(Use.TICKET, signed)).isEmpty();
    for (int i = 0; i < signed.length(); i++) {
      char changed = signed.charAt(i) == '1' ? '2' : '1';
      String other = signed.substring(0, i) + changed + signed.substring(i + 1);
      assertThat(signatures.verify(Use.STATE, other)).as("character %d", i).isEmpty();
    }
  }

  private void assertDamaged(String field, byte[] ciphertext) {
    SealedSecrets damaged = new SealedSecrets(1, Map.of(field, new SealedSecret(ciphertext)));

    assertThatIllegalStateException()
        .isThrownBy(() -> answer(box.open(HERE, damaged)))
        .withMessageNotContaining("canary");
  }

  private static Place place(WorkspaceId workspace, KeyPurpose purpose, String table, long row) {
    return new Place(workspace, purpose, table, new UUID(row, row));
  }
}
