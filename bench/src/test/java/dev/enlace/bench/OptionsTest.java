package dev.enlace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void nothing_said_means_five_rounds_after_a_minute_and_everything() {
    Options options = Options.parse(List.of());
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.warmUp()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.wants("hand-out")).isTrue();
  }

  @Test
  void what_is_said_counts() {
    Options options = Options.parse(List.of("--seconds", "2", "--only", "bare-read,hand-out"));
    assertThat(options.turn()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.wants("hand-out")).isTrue();
    assertThat(options.wants("list")).isFalse();
  }

  @Test
  void an_option_that_there_is_not_is_refused() {
    assertThatThrownBy(() -> Options.parse(List.of("--round", "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--round:");
  }

  @Test
  void an_option_without_a_value_is_refused() {
    assertThatThrownBy(() -> Options.parse(List.of("--rounds")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_case_that_there_is_not_is_refused() {
    assertThatThrownBy(() -> Options.parse(List.of("--only", "bare-red")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bare-red");
  }
}
