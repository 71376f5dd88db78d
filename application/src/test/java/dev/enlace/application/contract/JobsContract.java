package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.application.port.out.upkeep.Jobs.Standing;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Jobs} promises. */
public abstract class JobsContract {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration OVER = Duration.ofMillis(-1);
  private static final Standing HALF =
      new Standing(Map.of("after", "b", "pass", "2"), Map.of("done", 500L));

  private final String job = "sweep:" + UUID.randomUUID();

  /** The store under test, the same for one test. */
  protected abstract Jobs jobs();

  @Test
  void begins_a_job_that_nobody_has_done_before() {
    assertThat(found(jobs().claim(lease(), LONG))).contains(Standing.BEGINNING);
  }

  @Test
  void gives_a_job_to_one_at_a_time_and_each_job_by_itself() {
    answer(jobs().claim(lease(), LONG));

    assertThat(found(jobs().claim(lease(), LONG))).isEmpty();
    assertThat(found(jobs().claim(new Lease(job + ".", UUID.randomUUID()), LONG))).isPresent();
  }

  @Test
  void gives_a_job_to_one_of_many_that_ask_together() {
    assertThat(atOnce(20, () -> jobs().claim(lease(), LONG))).hasSize(1);
  }

  @Test
  void lets_the_next_go_on_from_the_last_cursor_when_a_lease_has_run_out() {
    Lease dead = lease();
    Lease next = lease();
    answer(jobs().claim(dead, LONG));
    assertThat(answer(jobs().save(dead, OVER, HALF))).isTrue();

    assertThat(found(jobs().claim(next, LONG))).contains(HALF);
    assertThat(answer(jobs().renew(dead, LONG))).isFalse();
    assertThat(answer(jobs().save(dead, LONG, Standing.BEGINNING))).isFalse();
    assertThat(answer(jobs().finish(dead, Duration.ZERO, Standing.BEGINNING))).isFalse();
    assertThat(answer(jobs().save(next, OVER, HALF))).isTrue();
    assertThat(found(jobs().claim(lease(), LONG))).contains(HALF);
  }

  @Test
  void keeps_a_job_whose_lease_is_renewed() {
    Lease lease = lease();
    answer(jobs().claim(lease, OVER));

    assertThat(answer(jobs().renew(lease, LONG))).isTrue();

    assertThat(found(jobs().claim(lease(), LONG))).isEmpty();
  }

  @Test
  void is_due_again_at_once_or_after_the_pause() {
    Lease first = lease();
    Lease second = lease();
    answer(jobs().claim(first, LONG));
    assertThat(answer(jobs().finish(first, Duration.ZERO, HALF))).isTrue();
    assertThat(found(jobs().claim(second, LONG))).contains(HALF);

    assertThat(answer(jobs().finish(second, LONG, Standing.BEGINNING))).isTrue();

    assertThat(found(jobs().claim(lease(), LONG))).isEmpty();
    assertThat(answer(jobs().renew(second, LONG))).isFalse();
  }

  @Test
  void takes_names_that_fit() {
    assertThatThrownBy(() -> new Lease("", UUID.randomUUID()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lease("n".repeat(65), UUID.randomUUID()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Lease lease() {
    return new Lease(job, UUID.randomUUID());
  }
}
