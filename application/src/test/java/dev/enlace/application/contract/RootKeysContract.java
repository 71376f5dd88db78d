package dev.enlace.application.contract;

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

  private static Mark mark(int id) {
    return new Mark(id, "env:ENCRYPTION_KEY", new byte[] {9, (byte) id});
  }

  private static void assertSame(Mark actual, Mark expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }
}
