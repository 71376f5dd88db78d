package dev.enlace.application.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.memory.crypto.CountingEntropy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

  private final MutableClock clock = new MutableClock(NOW);

  @Test
  void have_the_shape_of_uuid_v7_whatever_is_random() {
    for (int random : new int[] {0x00, 0xff, 0xa5}) {
      byte[] bytes = new byte[10];
      Arrays.fill(bytes, (byte) random);
      UUID id = new TimeOrderedIds(clock, count -> bytes).next();

      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }
  }

  @Test
  void come_in_the_order_of_their_making() {
    TimeOrderedIds ids = new TimeOrderedIds(clock, new CountingEntropy());
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      made.add(ids.next().toString());
      clock.advance(Duration.ofMillis(i % 2));
    }

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void use_every_bit_of_randomness_that_the_shape_leaves() {
    TimeOrderedIds zeros = new TimeOrderedIds(clock, count -> new byte[count]);
    byte[] ones = new byte[10];
    Arrays.fill(ones, (byte) 0xff);
    TimeOrderedIds full = new TimeOrderedIds(clock, count -> ones);

    UUID zero = zeros.next();
    UUID one = full.next();

    assertThat(Long.bitCount(zero.getMostSignificantBits() ^ one.getMostSignificantBits()))
        .isEqualTo(12);
    assertThat(Long.bitCount(zero.getLeastSignificantBits() ^ one.getLeastSignificantBits()))
        .isEqualTo(62);
  }
}
