package dev.enlace.application.port.out.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.upstream.Ending.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
  @ParameterizedTest
  @CsvSource({
    "200, LET_IN",
    "204, LET_IN",
    "304, OTHER",
    "401, OTHER",
    "403, TURNED_AWAY",
    "404, TURNED_AWAY",
    "422, OTHER",
    "429, TOO_OFTEN",
    "503, OTHER"
  })
  void says_what_a_status_tells(int status, Kind kind) {
    assertThat(Ending.of(status, null).kind()).isEqualTo(kind);
  }

  @Test
  void keeps_how_long_to_stay_away() {
    assertThat(Ending.of(429, Duration.ofSeconds(5)).retryAfter()).isEqualTo(Duration.ofSeconds(5));
  }
}
