package dev.enlace.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void writes_line_breaks_and_terminal_sequences_out() {
    assertThat(OneLine.escape("a\r\nb\tc\u001b[31md\u0085e\u2028f\u0000"))
        .isEqualTo("a\\r\\nb\\tc\\u001b[31md\\u0085e\\u2028f\\u0000");
  }

  @Test
  void leaves_other_text_alone() {
    assertThat(OneLine.escape("Conexión «lista» 100 % \\ ✓"))
        .isEqualTo("Conexión «lista» 100 % \\ ✓");
  }
}
