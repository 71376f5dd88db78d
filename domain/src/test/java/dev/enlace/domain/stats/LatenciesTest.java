package dev.enlace.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void say_that_a_call_took_at_most_the_bound_that_it_does_not_pass() {
    assertThat(Latencies.of(Duration.ofMillis(0)).percentile(50)).isEqualTo(50);
    assertThat(Latencies.of(Duration.ofMillis(50)).percentile(50)).isEqualTo(50);
    assertThat(Latencies.of(Duration.ofMillis(51)).percentile(99)).isEqualTo(100);
    assertThat(Latencies.of(Duration.ofMinutes(5)).percentile(99)).isEqualTo(60_000);
  }

  @Test
  void add_up_and_know_percentiles() {
    Latencies all =
        IntStream.rangeClosed(1, 100)
            .mapToObj(n -> Latencies.of(Duration.ofMillis(n > 95 ? 4000 : n > 50 ? 250 : 90)))
            .reduce(Latencies::plus)
            .orElseThrow();

    assertThat(all.percentile(50)).isEqualTo(100);
    assertThat(all.percentile(51)).isEqualTo(300);
    assertThat(all.percentile(95)).isEqualTo(300);
    assertThat(all.percentile(96)).isEqualTo(5000);
  }

  @Test
  void have_a_count_for_each_bound() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Latencies(List.of(1L)));
    assertThat(Latencies.BOUNDS).isSorted().doesNotHaveDuplicates();
  }
}
