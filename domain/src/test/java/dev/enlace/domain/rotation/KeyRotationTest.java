package dev.enlace.domain.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void tells_rate_and_time_left_by_what_is_done() {
    KeyRotation half = rotation(RotationState.REENCRYPTING, 1000, 400, 100, 8);

    assertThat(half.rate()).isEqualTo(50);
    assertThat(half.timeLeft()).contains(Duration.ofSeconds(10));
  }

  @Test
  void cannot_say_how_long_it_takes_before_anything_is_done() {
    assertThat(rotation(RotationState.REENCRYPTING, 1000, 0, 0, 0).timeLeft()).isEmpty();
    assertThat(rotation(RotationState.REENCRYPTING, 1000, 0, 0, 0).rate()).isZero();
  }

  @Test
  void waits_until_every_replica_has_forgotten_the_key_before() {
    Duration settled = KeyRotation.SETTLED_AFTER;
    assertThat(settled).isGreaterThan(KeyRotation.PRIMARY_REMEMBERED);

    assertThat(rotation(RotationState.VERIFYING, 9, 9, 0, 1).timeLeft())
        .contains(settled.minusSeconds(1));
    assertThat(rotation(RotationState.VERIFYING, 9, 9, 0, 3600).untilSettled()).isZero();
    assertThat(rotation(RotationState.COMPLETED, 9, 9, 0, 1).timeLeft()).contains(Duration.ZERO);
  }

  @Test
  void counts_no_row_twice_that_a_refresh_has_sealed_anew() {
    assertThat(new RotatedRows(10, 9, 3).left()).isZero();
  }

  @Test
  void knows_its_states_by_code() {
    for (RotationState state : RotationState.values()) {
      assertThat(RotationState.of(state.code())).isEqualTo(state);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> RotationState.of("else"));
  }

  private static KeyRotation rotation(
      RotationState state, long total, long done, long unreadable, long seconds) {
    return new KeyRotation(
        new RotationId(new UUID(1, 1)),
        WorkspaceId.DEFAULT,
        List.of("tokens"),
        state,
        new RotatedRows(total, done, unreadable),
        NOON,
        null,
        Duration.ofSeconds(seconds));
  }
}
