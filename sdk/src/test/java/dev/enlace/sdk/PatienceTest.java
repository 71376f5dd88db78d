package dev.enlace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void waits_as_long_as_it_is_asked_to(int status) {
    assertThat(after(1, status, "7")).contains(Duration.ofSeconds(7));
  }

  @Test
  void does_not_wait_longer_than_it_may() {
    assertThat(after(1, 429, "30")).contains(Duration.ofSeconds(30));
    assertThat(after(1, 429, "31")).isEmpty();
  }

  @Test
  void tries_four_times_and_then_takes_no_for_an_answer() {
    assertThat(after(3, 503, "0")).isPresent();
    assertThat(after(4, 503, "0")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "99999999999"})
  void waits_longer_each_time_where_nobody_says_how_long(String after) {
    assertThat(after(1, 503, after).orElseThrow()).isBetween(millis(250), millis(500));
    assertThat(after(3, 503, after).orElseThrow()).isBetween(millis(1000), millis(2000));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 304, 404, 409, 500, 502})
  void takes_every_other_answer_as_it_is(int status) {
    assertThat(after(1, status, "1")).isEmpty();
  }

  @Test
  void has_none_where_none_is_wanted() {
    assertThat(Patience.NONE.afterAttempt(1, 429, headers("0"))).isEmpty();
  }

  private static Optional<Duration> after(int attempt, int status, String retryAfter) {
    return Patience.USUAL.afterAttempt(attempt, status, headers(retryAfter));
  }

  private static HttpHeaders headers(String retryAfter) {
    return HttpHeaders.of(Map.of("Retry-After", List.of(retryAfter)), (name, value) -> true);
  }

  private static Duration millis(long number) {
    return Duration.ofMillis(number);
  }
}
