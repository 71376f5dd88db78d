package dev.enlace.adapter.out.vault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.enlace.application.memory.MemoryDataKeys;
import dev.enlace.application.memory.MemoryRootKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.RootKeys;
import dev.enlace.application.port.out.crypto.RootKeys.Mark;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class RootKeyCheckTest {
  private static final List<WorkspaceId> WORKSPACES =
      IntStream.range(0, 250).mapToObj(i -> new WorkspaceId(new UUID(1, i))).toList();

  private final MemoryRootKeys marks = new MemoryRootKeys();
  private final MemoryDataKeys dataKeys = new MemoryDataKeys();

  @Test
  void leaves_a_mark_at_the_first_start_and_finds_it_at_the_next() {
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();
    Mark first = requireNonNull(marks.primary().block());
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();

    assertThat(marks.primary().block()).isSameAs(first);
    assertThat(first.kek()).isEqualTo("env:ENCRYPTION_KEY");
  }

  @Test
  void does_not_mind_where_the_right_key_comes_from() {
    check("file:keys/encryption", 'a').run().blockLast();

    assertThatNoException().isThrownBy(() -> check("env:ENCRYPTION_KEY", 'a').run().blockLast());
  }

  @Test
  void stops_with_another_key_and_says_what_to_do() {
    check("file:keys/encryption", 'a').run().blockLast();

    assertThatExceptionOfType(WrongRootKey.class)
        .isThrownBy(() -> check("env:ENCRYPTION_KEY", 'b').run().blockLast())
        .withMessageStartingWith("ENCRYPTION_KEY does not open the secrets of this database")
        .withMessageContaining("file:keys/encryption");
  }

  @Test
  void stops_the_slower_of_two_first_starts_with_different_keys() {
    Flux<Long> slower = check(emptyAtFirst(marks), key("env:ENCRYPTION_KEY", 'b')).run();
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();

    assertThatExceptionOfType(WrongRootKey.class).isThrownBy(slower::blockLast);
  }

  @Test
  void does_not_take_a_renumbered_mark_for_the_right_one() {
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();
    Mark mark = requireNonNull(marks.primary().block());
    MemoryRootKeys renumbered = new MemoryRootKeys();
    renumbered.add(new Mark(2, mark.kek(), mark.checkValue())).block();
    RootKey key = key("env:ENCRYPTION_KEY", 'a');

    assertThatExceptionOfType(WrongRootKey.class)
        .isThrownBy(() -> check(renumbered, key).run().blockLast());
  }

  @Test
  void wraps_the_data_keys_again_when_a_new_key_is_given_beside_the_one_before() {
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();
    List<SealedSecrets> sealed = sealInManyWorkspaces(key("env:ENCRYPTION_KEY", 'a'));

    check(marks, fresh('b'), previous('a')).run().blockLast();

    assertThat(requireNonNull(marks.primary().block()).id()).isEqualTo(2);
    assertThat(dataKeys.all()).hasSize(sealed.size()).allMatch(key -> key.rootId() == 2);
    assertOpened(sealed, fresh('b'));
    check("env:ENCRYPTION_KEY", 'b').run().blockLast();
    assertThatExceptionOfType(WrongRootKey.class)
        .isThrownBy(() -> check("env:ENCRYPTION_KEY", 'a').run().blockLast());
  }

  @Test
  void wraps_each_data_key_once_where_several_replicas_start_together() {
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();
    List<SealedSecrets> sealed = sealInManyWorkspaces(key("env:ENCRYPTION_KEY", 'a'));

    Flux.range(0, 8)
        .flatMap(
            i ->
                check(marks, fresh('b'), previous('a'))
                    .run()
                    .subscribeOn(Schedulers.boundedElastic()),
            8)
        .blockLast();

    assertThat(marks.all().collectList().block()).hasSize(2);
    assertOpened(sealed, fresh('b'));
  }

  @Test
  void goes_on_where_a_start_ended_half_way() {
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();
    List<SealedSecrets> sealed = sealInManyWorkspaces(key("env:ENCRYPTION_KEY", 'a'));
    check(marks, fresh('b'), previous('a')).run().blockLast();
    Wrapped first = dataKeys.all().getFirst();
    sealInManyWorkspaces(fresh('b'));
    check(marks, previous('a'), fresh('b')).run().blockLast();

    assertThat(requireNonNull(marks.primary().block()).id()).as("its own again").isEqualTo(1);
    assertThat(dataKeys.all()).allMatch(key -> key.rootId() == 1);
    dataKeys.tamper(first);
    check(marks, previous('a'), fresh('b')).run().blockLast();

    assertThat(dataKeys.all()).allMatch(key -> key.rootId() == 1);
    assertOpened(sealed, previous('a'));
  }

  @Test
  void stops_where_data_keys_are_left_that_no_given_key_opens() {
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();
    sealInManyWorkspaces(key("env:ENCRYPTION_KEY", 'a'));
    Wrapped left = dataKeys.all().getFirst();
    check(marks, fresh('b'), previous('a')).run().blockLast();
    dataKeys.tamper(left);

    assertThatExceptionOfType(WrongRootKey.class)
        .isThrownBy(() -> check("env:ENCRYPTION_KEY", 'b').run().blockLast())
        .withMessageContaining("ENCRYPTION_KEY_PREVIOUS");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 249})
  void goes_on_past_a_data_key_that_does_not_open(int damaged) {
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();
    List<SealedSecrets> sealed = sealInManyWorkspaces(key("env:ENCRYPTION_KEY", 'a'));
    Wrapped lost = dataKeys.all().get(damaged);
    dataKeys.tamper(
        new Wrapped(lost.workspace(), lost.id(), lost.purpose(), lost.rootId(), new byte[60]));

    check(marks, fresh('b'), previous('a')).run().blockLast();

    assertThat(dataKeys.all()).filteredOn(key -> key.rootId() == 1).hasSize(1);
    assertThat(dataKeys.all()).filteredOn(key -> key.rootId() == 2).hasSize(sealed.size() - 1);
    check(marks, fresh('b'), previous('a')).run().blockLast();
    check(marks, previous('a'), fresh('b')).run().blockLast();
    assertThat(dataKeys.all()).as("and back again").allMatch(key -> key.rootId() == 1);
  }

  @Test
  void goes_on_past_more_keys_that_do_not_open_than_it_looks_at_together() {
    check("env:ENCRYPTION_KEY", 'a').run().blockLast();
    sealInManyWorkspaces(key("env:ENCRYPTION_KEY", 'a'));
    dataKeys.all().stream()
        .limit(240)
        .map(lost ->
            new Wrapped(lost.workspace(), lost.id(), lost.purpose(), lost.rootId(), new byte[60]))
        .forEach(dataKeys::tamper);

    check(marks, fresh('b'), previous('a')).run().blockLast();

    assertThat(dataKeys.all()).filteredOn(key -> key.rootId() == 2).hasSize(10);
  }

  @Test
  void tells_at_each_key_that_it_goes_on_and_asks_a_far_away_root_key_for_several_at_once() {
    CountingAead far = new CountingAead();
    RootKey before = RootKey.heldBy("kms:counting", far);
    check(marks, before).run().blockLast();
    int keys = sealInManyWorkspaces(before).size();

    List<Long> told = requireNonNull(check(marks, fresh('b'), before).run().collectList().block());

    assertThat(told).containsExactlyElementsOf(LongStream.rangeClosed(1, keys).boxed().toList());
    assertThat(far.mostAtOnce()).isBetween(2, 8);
  }

  private List<SealedSecrets> sealInManyWorkspaces(RootKey root) {
    return WORKSPACES.stream()
        .map(id ->
            requireNonNull(box(root).seal(place(id), Map.of("token", Secret.of("canary"))).block()))
        .toList();
  }

  private void assertOpened(List<SealedSecrets> sealed, RootKey root) {
    for (int i = 0; i < sealed.size(); i++) {
      assertThat(box(root).open(place(WORKSPACES.get(i)), sealed.get(i)).block())
          .containsValue(Secret.of("canary"));
    }
  }

  private TinkSecretBox box(RootKey root) {
    RootKeyring roots = new RootKeyring(marks, List.of(root));
    return new TinkSecretBox(dataKeys, roots, new TinkDataKeyGenerator(roots, new SecureEntropy()));
  }

  private static Place place(WorkspaceId workspace) {
    return new Place(workspace, KeyPurpose.TOKENS, "connections", new UUID(3, 3));
  }

  private static RootKey fresh(char letter) {
    return key("env:ENCRYPTION_KEY", letter);
  }

  private static RootKey previous(char letter) {
    return key("env:ENCRYPTION_KEY_PREVIOUS", letter);
  }

  private static RootKeys emptyAtFirst(RootKeys marks) {
    return new RootKeys() {
      @Override
      public Mono<Mark> primary() {
        return Mono.empty();
      }

      @Override
      public Mono<Mark> add(Mark mark) {
        return marks.add(mark);
      }

      @Override
      public Flux<Mark> all() {
        return marks.all();
      }

      @Override
      public Mono<Mark> promote(Mark next, int from) {
        return marks.promote(next, from);
      }

      @Override
      public Mono<Long> retireUnused() {
        return marks.retireUnused();
      }
    };
  }

  private RootKeyCheck check(String source, char letter) {
    return check(marks, key(source, letter));
  }

  private RootKeyCheck check(RootKeys store, RootKey... keys) {
    return new RootKeyCheck(store, new RootKeyring(store, List.of(keys)), dataKeys);
  }

  private static RootKey key(String source, char letter) {
    byte[] bytes = String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII);
    return RootKey.parse(source, Secret.of(Base64.getUrlEncoder().encodeToString(bytes)));
  }
}
