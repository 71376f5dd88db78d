package dev.enlace.domain.limit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void counts_something_at_least_once_in_some_time() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(" ", "k", 1, MINUTE));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit("p", "", 1, MINUTE));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit("p", "k", 0, MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateLimit("p", "k", 1, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateLimit("p", "k", 1, MINUTE.negated()));
  }
}
