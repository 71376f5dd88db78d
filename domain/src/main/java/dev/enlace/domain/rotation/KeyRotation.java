package dev.enlace.domain.rotation;

import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's change to new data keys.
 *
 * @param purposes of the keyrings that have a new primary key
 * @param endedAt null: not yet
 * @param elapsed from its start until its end or now, by the store's clock
 */
public record KeyRotation(
    RotationId id,
    WorkspaceId workspace,
    List<String> purposes,
    RotationState state,
    RotatedRows rows,
    Instant startedAt,
    @Nullable Instant endedAt,
    Duration elapsed) {
  /**
   * For how long a replica may go on sealing with the key that it remembers as primary. Whoever
   * rotates can rely on it: afterwards every replica seals with the new key.
   */
  public static final Duration PRIMARY_REMEMBERED = Duration.ofSeconds(3);

  /**
   * When the proving pass may begin: replicas have forgotten the old primary key, and what they
   * sealed with it at the last moment is written.
   */
  public static final Duration SETTLED_AFTER = PRIMARY_REMEMBERED.multipliedBy(2);

  public KeyRotation {
    purposes = List.copyOf(purposes);
  }

  /** How long until a pass can prove that the old key is unused; zero: now. */
  public Duration untilSettled() {
    Duration left = SETTLED_AFTER.minus(elapsed);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Rows a second since it began. */
  public double rate() {
    double seconds = elapsed.toMillis() / 1000.0;
    return seconds == 0 ? 0 : rows.done() / seconds;
  }

  /** How long it will take at that rate; empty where nobody can say yet. */
  public Optional<Duration> timeLeft() {
    if (state.isEnd()) {
      return Optional.of(Duration.ZERO);
    }
    if (rows.left() == 0 || state == RotationState.VERIFYING) {
      return Optional.of(untilSettled());
    }
    return rows.done() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(rows.left() / rate() * 1000)));
  }
}
