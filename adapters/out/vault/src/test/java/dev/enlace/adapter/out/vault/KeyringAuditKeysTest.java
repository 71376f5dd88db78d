package dev.enlace.adapter.out.vault;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.MemoryDataKeys;
import dev.enlace.application.memory.MemoryRootKeys;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyringAuditKeysTest {
  private static final WorkspaceId HERE = new WorkspaceId(new UUID(1, 1));
  private static final WorkspaceId ELSEWHERE = new WorkspaceId(new UUID(1, 2));
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  private final MemoryDataKeys store = new MemoryDataKeys();
  private final MemoryRootKeys marks = new MemoryRootKeys();
  private final KeyringAuditKeys keys = keys('a');

  @BeforeEach
  void marks_the_root_key() {
    new RootKeyCheck(marks, roots('a'), store).run().blockLast();
  }

  @Test
  void signs_alike_with_the_same_key_on_every_replica() {
    AuditKey key = answer(keys.primary(HERE));
    KeyringAuditKeys replica = keys('a');

    assertThat(key.sign(MESSAGE).hex()).matches("[0-9a-f]{64}");
    assertThat(answer(replica.primary(HERE)).sign(MESSAGE)).isEqualTo(key.sign(MESSAGE));
    assertThat(answer(replica.find(HERE, key.id())).sign(MESSAGE)).isEqualTo(key.sign(MESSAGE));
    assertThat(key.sign(new byte[] {1})).isNotEqualTo(key.sign(MESSAGE));
  }

  @Test
  void signs_otherwise_in_each_workspace() {
    assertThat(answer(keys.primary(HERE)).sign(MESSAGE))
        .isNotEqualTo(answer(keys.primary(ELSEWHERE)).sign(MESSAGE));
  }

  @Test
  void takes_no_key_of_another_purpose_for_one() {
    RootKeyring roots = roots('a');
    TinkSecretBox box =
        new TinkSecretBox(store, roots, new TinkDataKeyGenerator(roots, new SecureEntropy()));
    Place place = new Place(HERE, KeyPurpose.TOKENS, "connections", new UUID(2, 2));
    int id = answer(box.seal(place, Map.of("a", Secret.of("b")))).keyId();

    assertThat(found(keys.find(HERE, id))).isEmpty();
    assertThat(found(keys.find(HERE, 99))).isEmpty();
  }

  @Test
  void finds_nothing_that_opens_without_the_root_key() {
    int id = answer(keys.primary(HERE)).id();
    KeyringAuditKeys stranger = keys('b');

    assertThat(found(stranger.find(HERE, id))).isEmpty();
  }

  @Test
  void prints_no_key() {
    assertThat(answer(keys.primary(HERE))).hasToString("AuditMac[1]");
  }

  private KeyringAuditKeys keys(char letter) {
    RootKeyring roots = roots(letter);
    return new KeyringAuditKeys(store, roots, new TinkDataKeyGenerator(roots, new SecureEntropy()));
  }

  private RootKeyring roots(char letter) {
    return new RootKeyring(marks, List.of(root(letter)));
  }

  private static RootKey root(char letter) {
    byte[] key = String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII);
    return RootKey.parse("test", Secret.of(Base64.getEncoder().encodeToString(key)));
  }
}
