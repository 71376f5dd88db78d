package dev.enlace.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {
  @TempDir Path directory;

  @Test
  void reads_plain_and_quoted_values_and_passes_over_comments() throws IOException {
    assertThat(
            read(
                """
                # a comment

                PLAIN=http://localhost:8080
                  export SPACED = some words   # said why
                BASE64=abc+/def==
                HASH=a#b
                DOUBLE="a # b"
                SINGLE='$HOME'
                EMPTY=
                """))
        .isEqualTo(
            Map.of(
                "PLAIN", "http://localhost:8080",
                "SPACED", "some words",
                "BASE64", "abc+/def==",
                "HASH", "a#b",
                "DOUBLE", "a # b",
                "SINGLE", "$HOME",
                "EMPTY", ""));
  }

  @Test
  void names_the_line_that_it_cannot_read_and_not_what_stands_there() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> read("A=1\nSECRET_KEY canary\n"))
        .withMessage(".env, line 2, must read NAME=value");
  }

  @Test
  void refuses_a_quote_that_is_not_closed() {
    assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> read("A=\"canary"));
  }

  @Test
  void is_empty_without_a_file() {
    assertThat(DotEnv.read(directory.resolve("none"))).isEmpty();
  }

  private Map<String, Object> read(String text) throws IOException {
    return DotEnv.read(Files.writeString(directory.resolve(".env"), text));
  }
}
