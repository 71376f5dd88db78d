package dev.enlace.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void the_median_of_an_odd_number_is_one_of_them() {
    Series series = new Series(List.of(9.0, 1.0, 4.0));
    assertThat(series.median()).isEqualTo(4);
    assertThat(series.min()).isEqualTo(1);
    assertThat(series.max()).isEqualTo(9);
  }

  @Test
  void the_median_of_an_even_number_lies_between_two() {
    assertThat(new Series(List.of(8.0, 2.0, 4.0, 1.0)).median()).isEqualTo(3);
  }

  @Test
  void a_ratio_is_taken_round_by_round() {
    Series ratio = new Series(List.of(2.0, 9.0)).over(new Series(List.of(1.0, 3.0)));
    assertThat(ratio.values()).containsExactly(2.0, 3.0);
  }

  @Test
  void nothing_is_no_series() {
    assertThatThrownBy(() -> new Series(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
