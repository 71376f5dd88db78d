package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link DataKeys} promises. */
public abstract class DataKeysContract {
  private static final AtomicInteger ROOTS = new AtomicInteger();

  private final WorkspaceId id = new WorkspaceId(Samples.id());

  /** The store under test, the same for one test. */
  protected abstract DataKeys dataKeys();

  @Test
  void has_no_primary_key_before_one_was_added() {
    assertThat(found(dataKeys().primary(id, KeyPurpose.TOKENS))).isEmpty();
    assertThat(found(dataKeys().find(id, 1))).isEmpty();
    assertThat(answer(dataKeys().nextId(id))).isEqualTo(1);
  }

  @Test
  void finds_a_key_by_purpose_and_by_id_as_it_was_added() {
    Wrapped key = key(1, KeyPurpose.TOKENS);

    assertSame(answer(dataKeys().addPrimary(key)), key);

    assertSame(answer(dataKeys().primary(id, KeyPurpose.TOKENS)), key);
    assertSame(answer(dataKeys().find(id, 1)), key);
    assertThat(answer(dataKeys().nextId(id))).isEqualTo(2);
  }

  @Test
  void keeps_keyrings_of_purposes_and_workspaces_apart() {
    answer(dataKeys().addPrimary(key(1, KeyPurpose.TOKENS)));
    WorkspaceId other = new WorkspaceId(Samples.id());

    assertThat(found(dataKeys().primary(id, KeyPurpose.STATE))).isEmpty();
    assertThat(found(dataKeys().primary(other, KeyPurpose.TOKENS))).isEmpty();
    assertThat(found(dataKeys().find(other, 1))).isEmpty();
    assertThat(answer(dataKeys().nextId(other))).isEqualTo(1);
  }

  @Test
  void answers_the_key_that_was_faster() {
    Wrapped first = key(1, KeyPurpose.TOKENS);
    answer(dataKeys().addPrimary(first));

    assertSame(answer(dataKeys().addPrimary(key(2, KeyPurpose.TOKENS))), first);
    assertThat(found(dataKeys().find(id, 2))).isEmpty();
  }

  @Test
  void answers_nothing_where_only_the_id_was_taken() {
    answer(dataKeys().addPrimary(key(1, KeyPurpose.TOKENS)));

    assertThat(found(dataKeys().addPrimary(key(1, KeyPurpose.STATE)))).isEmpty();
  }

  @Test
  void gives_all_replicas_that_begin_a_keyring_together_the_same_key() {
    AtomicInteger ids = new AtomicInteger();

    List<Wrapped> answers =
        atOnce(20, () -> dataKeys().addPrimary(key(ids.incrementAndGet(), KeyPurpose.TOKENS)));

    assertThat(answers).hasSize(20).extracting(Wrapped::id).containsOnly(answers.getFirst().id());
  }

  @Test
  void wraps_a_key_again_unless_somebody_else_has() {
    int old = 1_000_000 + ROOTS.incrementAndGet();
    Wrapped key = new Wrapped(id, 1, KeyPurpose.TOKENS, old, new byte[] {1});
    Wrapped again = new Wrapped(id, 1, KeyPurpose.TOKENS, old + 1_000_000, new byte[] {2});
    answer(dataKeys().addPrimary(key));
    assertThat(all(dataKeys().wrappedByOthers(again.rootId(), null, 1000)))
        .usingRecursiveFieldByFieldElementComparator()
        .contains(key);

    assertThat(answer(dataKeys().rewrap(again, old + 1))).isFalse();
    assertThat(answer(dataKeys().rewrap(again, old))).isTrue();
    assertThat(answer(dataKeys().rewrap(key, old))).isFalse();

    assertSame(answer(dataKeys().find(id, 1)), again);
    assertSame(answer(dataKeys().primary(id, KeyPurpose.TOKENS)), again);
    assertThat(all(dataKeys().wrappedByOthers(again.rootId(), null, 1000)))
        .extracting(Wrapped::workspace)
        .doesNotContain(id);
  }

  @Test
  void goes_on_behind_a_key_that_another_root_key_wraps() {
    int root = 1_000_000 + ROOTS.incrementAndGet();
    answer(dataKeys().addPrimary(key(1, KeyPurpose.TOKENS)));
    answer(dataKeys().addPrimary(key(2, KeyPurpose.STATE)));

    List<Wrapped> all = all(dataKeys().wrappedByOthers(root, null, 1000));
    assertThat(all.stream().filter(key -> key.workspace().equals(id)))
        .extracting(Wrapped::id)
        .containsExactly(1, 2);
    for (int i = 0; i < all.size() - 1; i++) {
      assertThat(all(dataKeys().wrappedByOthers(root, all.get(i), 1)))
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(all.get(i + 1));
    }
    assertThat(all(dataKeys().wrappedByOthers(root, all.getLast(), 1))).isEmpty();
  }

  private Wrapped key(int number, KeyPurpose purpose) {
    return new Wrapped(id, number, purpose, 1, new byte[] {1, 2, (byte) number});
  }

  private static void assertSame(Wrapped actual, Wrapped expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }
}
