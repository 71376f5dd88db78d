package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.crypto.RootKeys;
import dev.enlace.application.port.out.crypto.RootKeys.Mark;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link RootKeys} promises. */
public abstract class RootKeysContract {
  /** The store under test, new for each test and the same for one. */
  protected abstract RootKeys rootKeys();

  @Test
  void knows_no_root_key_in_a_new_database() {
    assertThat(found(rootKeys().primary())).isEmpty();
  }

  @Test
  void knows_the_first_mark_and_answers_it_to_whoever_comes_later() {
    Mark first = mark(1);

    assertSame(answer(rootKeys().add(first)), first);
    assertSame(answer(rootKeys().add(mark(2))), first);

    assertSame(answer(rootKeys().primary()), first);
  }

  @Test
  void answers_one_mark_to_all_replicas_that_start_together() {
    AtomicInteger ids = new AtomicInteger();

    List<Mark> answers = atOnce(20, () -> rootKeys().add(mark(ids.incrementAndGet())));

    assertThat(answers).hasSize(20).extracting(Mark::id).containsOnly(answers.getFirst().id());
  }

  @Test
  void puts_a_new_root_key_in_the_place_of_the_primary_and_remembers_both() {
    answer(rootKeys().add(mark(1)));

    assertSame(answer(rootKeys().promote(mark(2), 1)), mark(2));

    assertSame(answer(rootKeys().primary()), mark(2));
    assertThat(all(rootKeys().all())).extracting(Mark::id).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void promotes_nothing_in_the_place_of_one_that_is_not_the_primary_any_more() {
    answer(rootKeys().add(mark(1)));
    answer(rootKeys().promote(mark(2), 1));

    assertThat(found(rootKeys().promote(mark(3), 1))).isEmpty();

    assertSame(answer(rootKeys().primary()), mark(2));
  }

  @Test
  void makes_a_root_key_the_primary_again_by_the_mark_that_it_left() {
    answer(rootKeys().add(mark(1)));
    answer(rootKeys().promote(mark(2), 1));
    Mark anew = new Mark(1, "env:ENCRYPTION_KEY", new byte[] {7});

    assertSame(answer(rootKeys().promote(anew, 2)), mark(1));
    assertThat(answer(rootKeys().retireUnused())).isNotNegative();
  }

  private static Mark mark(int id) {
    return new Mark(id, "env:ENCRYPTION_KEY", new byte[] {9, (byte) id});
  }

  private static void assertSame(Mark actual, Mark expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }
}
