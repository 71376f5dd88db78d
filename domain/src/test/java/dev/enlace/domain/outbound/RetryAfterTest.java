package dev.enlace.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);

  @Test
  void reads_seconds() {
    assertThat(RetryAfter.of(" 30 ", CLOCK)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void reads_a_date() {
    assertThat(RetryAfter.of("Sat, 21 Nov 2026 08:01:00 GMT", CLOCK))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void believes_an_hour_at_most() {
    assertThat(RetryAfter.of("999999999", CLOCK, Duration.ofHours(1)))
        .isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "9999999999999", "Sat, 21 Nov 2026 07:00:00 GMT"})
  void passes_over_what_makes_no_sense(String header) {
    assertThat(RetryAfter.of(header, CLOCK)).isNull();
  }

  @Test
  void knows_nothing_without_a_header() {
    assertThat(RetryAfter.of(null, CLOCK)).isNull();
  }
}
