package dev.enlace.adapter.out.vault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.memory.MemoryDataKeys;
import dev.enlace.application.memory.MemoryRootKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class TinkSecretBoxTest {
  private static final String CANARY = "canary-of-the-vault-ñ";
  private static final String COLUMN = "access_token";
  private static final WorkspaceId HERE = new WorkspaceId(new UUID(1, 1));
  private static final WorkspaceId ELSEWHERE = new WorkspaceId(new UUID(1, 2));
  private static final UUID ROW = new UUID(2, 1);
  private static final Place PLACE = new Place(HERE, KeyPurpose.TOKENS, "connections", ROW);

  private static final ThrowingConsumer<Throwable> STORE_AWAY =
      error -> assertThat(((Failed) error).failure()).isEqualTo(new StoreUnavailable());

  private final MemoryDataKeys store = new MemoryDataKeys();
  private final MemoryRootKeys marks = new MemoryRootKeys();
  private final TinkSecretBox box = box(rootKey('a'));

  @BeforeEach
  void leaves_the_mark_of_the_root_key() {
    RootKeyring roots = new RootKeyring(marks, List.of(rootKey('a')));
    new RootKeyCheck(marks, roots, store).run().blockLast();
  }

  @Test
  void opens_what_it_has_sealed_for_the_same_place() {
    Map<String, Secret> secrets =
        Map.of(COLUMN, Secret.of(CANARY), "refresh_token", Secret.of("x".repeat(10_000)));
    SealedSecrets sealed = seal(PLACE, secrets);

    assertThat(box.open(PLACE, sealed).block()).isEqualTo(secrets);
    assertThat(box(rootKey('a')).open(PLACE, sealed).block()).isEqualTo(secrets);
  }

  @Test
  void writes_a_version_and_the_key_that_the_row_names_in_front() {
    SealedSecrets sealed = seal(PLACE, CANARY);

    assertThat(ciphertext(sealed)).startsWith(1, 0, 0, 0, sealed.keyId());
    assertThat(ciphertext(sealed)).hasSize(5 + 12 + bytes(CANARY).length + 16);
  }

  @Test
  void never_writes_the_same_twice_and_never_the_secret() {
    byte[] once = ciphertext(seal(PLACE, CANARY));
    byte[] again = ciphertext(seal(PLACE, CANARY));

    assertThat(once).isNotEqualTo(again);
    assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void opens_nothing_that_has_one_byte_changed() {
    SealedSecrets sealed = seal(PLACE, CANARY);
    byte[] original = ciphertext(sealed);

    for (int at = 0; at < original.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = original.clone();
        flipped[at] ^= (byte) (1 << bit);
        assertNotOpened(PLACE, new SealedSecrets(sealed.keyId(), field(COLUMN, flipped)));
      }
    }
  }

  @Test
  void opens_nothing_that_has_been_cut_or_extended() {
    SealedSecrets sealed = seal(PLACE, CANARY);
    byte[] original = ciphertext(sealed);

    for (int length = 0; length < original.length; length++) {
      byte[] cut = Arrays.copyOf(original, length);
      assertNotOpened(PLACE, new SealedSecrets(sealed.keyId(), field(COLUMN, cut)));
    }
    byte[] extended = Arrays.copyOf(original, original.length + 1);
    assertNotOpened(PLACE, new SealedSecrets(sealed.keyId(), field(COLUMN, extended)));
  }

  static List<Place> otherPlaces() {
    return List.of(
        new Place(HERE, KeyPurpose.TOKENS, "connections", new UUID(2, 2)),
        new Place(HERE, KeyPurpose.TOKENS, "oauth_states", ROW),
        new Place(HERE, KeyPurpose.STATE, "connections", ROW),
        new Place(ELSEWHERE, KeyPurpose.TOKENS, "connections", ROW));
  }

  @ParameterizedTest
  @MethodSource("otherPlaces")
  void opens_nothing_that_has_been_moved_to_another_row_table_keyring_or_workspace(Place other) {
    SealedSecrets sealed = seal(PLACE, CANARY);
    seal(other, "so that the keyring there has a key too");

    assertNotOpened(other, sealed);
  }

  @Test
  void opens_nothing_that_has_been_moved_to_another_column() {
    SealedSecrets sealed = seal(PLACE, CANARY);

    assertNotOpened(
        PLACE, new SealedSecrets(sealed.keyId(), field("refresh_token", ciphertext(sealed))));
  }

  @Test
  void tells_places_apart_whose_names_run_together_to_the_same() {
    Place place = new Place(HERE, KeyPurpose.TOKENS, "ab", ROW);
    SealedSecrets sealed = requireNonNull(box.seal(place, Map.of("c", Secret.of(CANARY))).block());
    Place other = new Place(HERE, KeyPurpose.TOKENS, "a", ROW);

    assertNotOpened(
        other, new SealedSecrets(sealed.keyId(), Map.of("bc", sealed.byField().get("c"))));
  }

  @Test
  void opens_nothing_whose_row_names_another_key() {
    SealedSecrets sealed = seal(PLACE, CANARY);
    Place state = new Place(HERE, KeyPurpose.STATE, "connections", ROW);
    int otherKey = seal(state, "of another keyring").keyId();

    assertThat(otherKey).isNotEqualTo(sealed.keyId());
    assertNotOpened(PLACE, new SealedSecrets(otherKey, sealed.byField()));
    assertNotOpened(PLACE, new SealedSecrets(99, sealed.byField()));
  }

  @Test
  void does_not_open_with_another_root_key() {
    SealedSecrets sealed = seal(PLACE, CANARY);

    assertThatIllegalStateException()
        .isThrownBy(() -> box(rootKey('b')).open(PLACE, sealed).block())
        .withMessageContaining("ENCRYPTION_KEY");
  }

  @Test
  void gives_nothing_up_where_a_data_key_was_wrapped_for_another_workspace_or_purpose_or_id() {
    Wrapped elsewhere = wrappedAfterSealing(ELSEWHERE, KeyPurpose.TOKENS);
    Wrapped state = wrappedAfterSealing(HERE, KeyPurpose.STATE);
    SealedSecrets sealed = seal(PLACE, CANARY);

    for (Wrapped planted : List.of(elsewhere, state)) {
      store.tamper(new Wrapped(HERE, sealed.keyId(), KeyPurpose.TOKENS, 1, planted.wrappedKey()));
      TinkSecretBox fresh = box(rootKey('a'));
      assertThat(catchThrowable(() -> fresh.open(PLACE, sealed).block())).satisfies(STORE_AWAY);
      assertThat(catchThrowable(() -> seal(fresh))).satisfies(STORE_AWAY);
    }
  }

  @Test
  void makes_one_primary_when_two_replicas_seal_first_at_the_same_time() {
    List<TinkSecretBox> replicas = List.of(box, box(rootKey('a')));
    List<Place> places =
        IntStream.range(0, 200)
            .mapToObj(i -> i % 4 < 2 ? KeyPurpose.TOKENS : KeyPurpose.STATE)
            .map(purpose -> new Place(HERE, purpose, "connections", ROW))
            .toList();

    List<SealedSecrets> sealed =
        requireNonNull(
            Flux.range(0, places.size())
                .parallel(16)
                .runOn(Schedulers.boundedElastic())
                .flatMap(
                    i -> replicas.get(i % 2).seal(places.get(i), Map.of(COLUMN, Secret.of(CANARY))))
                .sequential()
                .collectList()
                .block());

    assertThat(store.all()).hasSize(2);
    assertThat(sealed).extracting(SealedSecrets::keyId).containsOnly(1, 2);
  }

  @Test
  void seals_with_the_key_of_a_rotation_as_soon_as_it_forgets_the_one_before() {
    AtomicLong nanos = new AtomicLong();
    TinkSecretBox replica = box(rootKey('a'), nanos::get);
    SealedSecrets before =
        requireNonNull(replica.seal(PLACE, Map.of(COLUMN, Secret.of(CANARY))).block());
    int next = rotate();

    nanos.addAndGet(KeyRotation.PRIMARY_REMEMBERED.toNanos() - 1);
    assertThat(keyAfterSealing(replica)).isEqualTo(before.keyId());
    nanos.incrementAndGet();
    assertThat(keyAfterSealing(replica)).isEqualTo(next);
    assertThat(replica.open(PLACE, before).block()).containsValue(Secret.of(CANARY));
  }

  @Test
  void reseals_under_the_key_that_is_named_whatever_it_remembers() {
    SealedSecrets before = seal(PLACE, CANARY);
    int next = rotate();

    SealedSecrets after = requireNonNull(box.reseal(PLACE, before, next).block());

    assertThat(after.keyId()).isEqualTo(next);
    assertThat(ciphertext(after)).startsWith(1, 0, 0, 0, next);
    assertThat(box.open(PLACE, after).block()).containsValue(Secret.of(CANARY));
    assertNotOpened(PLACE, new SealedSecrets(before.keyId(), after.byField()));
    assertThatIllegalStateException()
        .isThrownBy(() -> box.reseal(otherPlaces().getFirst(), before, next).block());
    assertThatIllegalStateException().isThrownBy(() -> box.reseal(PLACE, before, 99).block());
  }

  @Test
  void asks_for_a_key_once_however_many_open_together() {
    SealedSecrets sealed = seal(PLACE, CANARY);
    CountingAead slow = new CountingAead();
    marks.promote(requireNonNull(slow.ring(marks).newMark(2).block()), 1).block();
    Wrapped wrapped = requireNonNull(store.find(HERE, sealed.keyId()).block());
    byte[] place = AssociatedData.ofDataKey(HERE, wrapped.id(), wrapped.purpose());
    byte[] plain = requireNonNull(rootKey('a').unwrap(wrapped.wrappedKey(), place).block());
    store.tamper(new Wrapped(HERE, wrapped.id(), wrapped.purpose(), 2, slow.encrypt(plain, place)));
    RootKeyring roots = slow.ring(marks);
    roots.primary().block();
    slow.asked.set(0);
    TinkSecretBox replica =
        new TinkSecretBox(store, roots, new TinkDataKeyGenerator(roots, new SecureEntropy()));

    Flux.range(0, 50).flatMap(i -> replica.open(PLACE, sealed), 50).blockLast();

    assertThat(slow.asked).hasValue(1);
  }

  @Test
  void shows_no_secret_in_errors_and_texts() {
    SealedSecrets sealed = seal(PLACE, CANARY);
    Place other = otherPlaces().getFirst();

    Throwable moved = catchThrowable(() -> box.open(other, sealed).block());
    Throwable otherRoot = catchThrowable(() -> box(rootKey('b')).open(PLACE, sealed).block());

    assertThat(trace(moved)).contains(COLUMN, "connections", other.row().toString());
    assertThat(trace(moved) + trace(otherRoot) + sealed + rootKey('a'))
        .doesNotContain("canary", "aaaaaaaa", "YWFhYWFh", "bbbbbbbb");
  }

  private int rotate() {
    RootKeyring roots = new RootKeyring(marks, List.of(rootKey('a')));
    int id = requireNonNull(store.nextId(HERE).block());
    store.rotate(
        requireNonNull(
            new TinkDataKeyGenerator(roots, new SecureEntropy())
                .generate(HERE, KeyPurpose.TOKENS, id)
                .block()));
    return id;
  }

  private static int keyAfterSealing(TinkSecretBox replica) {
    return seal(replica).keyId();
  }

  private static SealedSecrets seal(TinkSecretBox replica) {
    return requireNonNull(replica.seal(PLACE, Map.of(COLUMN, Secret.of("next"))).block());
  }

  private Wrapped wrappedAfterSealing(WorkspaceId workspace, KeyPurpose purpose) {
    int id = seal(new Place(workspace, purpose, "connections", ROW), "first").keyId();
    return requireNonNull(store.find(workspace, id).block());
  }

  private SealedSecrets seal(Place place, String secret) {
    return seal(place, Map.of(COLUMN, Secret.of(secret)));
  }

  private SealedSecrets seal(Place place, Map<String, Secret> secrets) {
    return requireNonNull(box.seal(place, secrets).block());
  }

  private void assertNotOpened(Place place, SealedSecrets sealed) {
    assertThatIllegalStateException().isThrownBy(() -> box.open(place, sealed).block());
  }

  private TinkSecretBox box(RootKey root) {
    return box(root, System::nanoTime);
  }

  private TinkSecretBox box(RootKey root, LongSupplier nanoTime) {
    RootKeyring roots = new RootKeyring(marks, List.of(root));
    return new TinkSecretBox(
        new Keyrings(store, roots, new TinkDataKeyGenerator(roots, new SecureEntropy()), nanoTime));
  }

  private static RootKey rootKey(char letter) {
    String text = Base64.getEncoder().encodeToString(bytes(String.valueOf(letter).repeat(32)));
    return RootKey.parse("env:ENCRYPTION_KEY", Secret.of(text));
  }

  private static byte[] ciphertext(SealedSecrets sealed) {
    return requireNonNull(sealed.byField().get(COLUMN)).ciphertext();
  }

  private static Map<String, SealedSecret> field(String column, byte[] ciphertext) {
    return Map.of(column, new SealedSecret(ciphertext));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String trace(Throwable error) {
    StringWriter out = new StringWriter();
    error.printStackTrace(new PrintWriter(out, true));
    return out.toString();
  }
}
