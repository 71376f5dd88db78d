package dev.enlace.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void comes_evenly() {
    assertThat(new Api.RateLimit("base", 5, Duration.ofSeconds(1), null).pace())
        .isEqualTo(Duration.ofMillis(200));
    assertThat(new Api.RateLimit("token", 5_000, Duration.ofHours(1), null).pace())
        .isEqualTo(Duration.ofMillis(720));
  }
}
