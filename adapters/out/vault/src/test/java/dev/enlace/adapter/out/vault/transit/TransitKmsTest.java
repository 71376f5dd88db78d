package dev.enlace.adapter.out.vault.transit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.crypto.tink.Aead;
import dev.enlace.adapter.out.vault.KmsUnavailable;
import dev.enlace.adapter.out.vault.RootKey;
import dev.enlace.adapter.out.vault.RootKeyCheck;
import dev.enlace.adapter.out.vault.RootKeyring;
import dev.enlace.adapter.out.vault.SecureEntropy;
import dev.enlace.adapter.out.vault.TinkDataKeyGenerator;
import dev.enlace.adapter.out.vault.TinkSecretBox;
import dev.enlace.adapter.out.vault.WrongRootKey;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.memory.MemoryDataKeys;
import dev.enlace.application.memory.MemoryRootKeys;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class TransitKmsTest {
  private static final String NAME = "vault:transit/" + StrictTransit.KEY;
  private static final byte[] PLACE = {1, 2, 3};
  private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(1, 1));

  private final StrictTransit vault = new StrictTransit();
  private final MemoryRootKeys marks = new MemoryRootKeys();
  private final MemoryDataKeys dataKeys = new MemoryDataKeys();

  @AfterEach
  void stops() {
    vault.close();
  }

  @Test
  void encrypts_and_decrypts_with_the_key_that_vault_holds() throws Exception {
    byte[] wrapped = aead(StrictTransit.TOKEN).encrypt("plain".getBytes(UTF_8), PLACE);

    assertThat(new String(wrapped, UTF_8)).startsWith("vault:v1:").doesNotContain("plain");
    assertThat(aead(StrictTransit.TOKEN).decrypt(wrapped, PLACE))
        .isEqualTo("plain".getBytes(UTF_8));
    assertThat(vault.asked)
        .containsExactly("POST /v1/transit/encrypt/enlace", "POST /v1/transit/decrypt/enlace");
  }

  @Test
  void opens_nothing_of_another_place_and_nothing_that_is_damaged() throws Exception {
    byte[] wrapped = aead(StrictTransit.TOKEN).encrypt(new byte[] {7}, PLACE);
    byte[] damaged = wrapped.clone();
    damaged[12] ^= 1;

    for (Throwable refusal :
        new Throwable[] {
          catchThrowable(() -> aead(StrictTransit.TOKEN).decrypt(wrapped, new byte[] {9})),
          catchThrowable(() -> aead(StrictTransit.TOKEN).decrypt(damaged, PLACE)),
          catchThrowable(() -> aead(StrictTransit.TOKEN).decrypt(new byte[] {1}, PLACE))
        }) {
      assertThat(refusal).isExactlyInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void is_out_of_reach_with_a_wrong_token_while_sealed_and_when_nobody_listens() throws Exception {
    byte[] wrapped = aead(StrictTransit.TOKEN).encrypt(new byte[] {7}, PLACE);

    assertThatExceptionOfType(KmsUnavailable.class)
        .isThrownBy(() -> aead("hvs.canary-wrong").decrypt(wrapped, PLACE))
        .withMessageContaining("VAULT_TOKEN");
    vault.sealed.set(true);
    assertThatExceptionOfType(KmsUnavailable.class)
        .isThrownBy(() -> aead(StrictTransit.TOKEN).decrypt(wrapped, PLACE))
        .withMessageContaining("503");
    vault.close();
    assertThatExceptionOfType(KmsUnavailable.class)
        .isThrownBy(() -> aead(StrictTransit.TOKEN).decrypt(wrapped, PLACE))
        .satisfies(e -> assertThat(trace(e)).doesNotContain("canary"));
  }

  @Test
  void is_out_of_reach_when_its_answer_is_larger_than_any_key() throws Exception {
    byte[] wrapped = aead(StrictTransit.TOKEN).encrypt(new byte[] {7}, PLACE);

    vault.instead = out -> out.write(new byte[100_000]);
    assertThatExceptionOfType(KmsUnavailable.class)
        .isThrownBy(() -> aead(StrictTransit.TOKEN).decrypt(wrapped, PLACE));
  }

  @Test
  void keeps_nobody_waiting_where_vault_begins_an_answer_and_never_ends_it() {
    RootKeyring roots = new RootKeyring(marks, List.of(held()));
    new RootKeyCheck(marks, roots, dataKeys).run().blockLast();
    SealedSecrets sealed = seal(box(roots));
    TinkSecretBox fresh = box(new RootKeyring(marks, List.of(held())));

    vault.stall();

    assertThatThrownBy(() -> fresh.open(place(), sealed).block(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.StoreUnavailable.class));
  }

  @Test
  void seals_and_opens_without_vault_what_is_remembered_and_answers_unavailable_for_the_rest() {
    RootKeyring roots = new RootKeyring(marks, List.of(held()));
    new RootKeyCheck(marks, roots, dataKeys).run().blockLast();
    TinkSecretBox replica = box(roots);
    SealedSecrets sealed = seal(replica);
    TinkSecretBox fresh = box(new RootKeyring(marks, List.of(held())));
    vault.sealed.set(true);

    assertThat(replica.open(place(), sealed).block()).containsValue(Secret.of("canary"));
    assertThat(seal(replica).keyId()).isEqualTo(sealed.keyId());
    assertThatThrownBy(() -> fresh.open(place(), sealed).block())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.StoreUnavailable.class));
    vault.sealed.set(false);
    assertThat(fresh.open(place(), sealed).block()).containsValue(Secret.of("canary"));
  }

  @Test
  void takes_over_from_a_local_key_and_needs_it_no_longer() {
    RootKey local = local('a');
    RootKeyring before = new RootKeyring(marks, List.of(local));
    new RootKeyCheck(marks, before, dataKeys).run().blockLast();
    SealedSecrets sealed = seal(box(before));

    RootKeyring both = new RootKeyring(marks, List.of(held(), local));
    new RootKeyCheck(marks, both, dataKeys).run().blockLast();

    RootKeyring alone = new RootKeyring(marks, List.of(held()));
    new RootKeyCheck(marks, alone, dataKeys).run().blockLast();
    assertThat(box(alone).open(place(), sealed).block()).containsValue(Secret.of("canary"));
    assertThatExceptionOfType(WrongRootKey.class)
        .isThrownBy(() -> new RootKeyCheck(marks, before, dataKeys).run().blockLast());
  }

  @Test
  void never_waits_on_an_event_loop() {
    RootKeyring roots = new RootKeyring(marks, List.of(held()));

    new RootKeyCheck(marks, roots, dataKeys)
        .run()
        .then(Mono.defer(() -> box(roots).seal(place(), Map.of("t", Secret.of("canary")))))
        .doOnNext(sealed -> assertThat(Schedulers.isInNonBlockingThread()).isFalse())
        .subscribeOn(Schedulers.parallel())
        .block();
  }

  @ParameterizedTest
  @ValueSource(strings = {"transit/enlace", "vault:enlace", "vault:transit/../sys", "vault:/x", ""})
  void knows_keys_by_mount_and_name_only(String name) {
    assertThat(TransitKms.names(name)).isFalse();
    assertThat(TransitKms.names("vault:a/mount/of-mine/enlace")).isTrue();
  }

  private RootKey held() {
    try {
      return RootKey.heldBy(NAME, aead(StrictTransit.TOKEN));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Aead aead(String token) throws GeneralSecurityException {
    URI address = vault.address();
    return new TransitKms(address, Secret.of(token)).getAead(NAME);
  }

  private TinkSecretBox box(RootKeyring roots) {
    return new TinkSecretBox(dataKeys, roots, new TinkDataKeyGenerator(roots, new SecureEntropy()));
  }

  private static SealedSecrets seal(TinkSecretBox box) {
    return requireNonNull(box.seal(place(), Map.of("t", Secret.of("canary"))).block());
  }

  private static Place place() {
    return new Place(WORKSPACE, KeyPurpose.TOKENS, "connections", new UUID(2, 2));
  }

  private static RootKey local(char letter) {
    byte[] bytes = String.valueOf(letter).repeat(32).getBytes(UTF_8);
    return RootKey.parse(
        "env:ENCRYPTION_KEY", Secret.of(Base64.getEncoder().encodeToString(bytes)));
  }

  private static String trace(Throwable error) {
    StringWriter out = new StringWriter();
    error.printStackTrace(new PrintWriter(out, true));
    return out.toString();
  }
}
