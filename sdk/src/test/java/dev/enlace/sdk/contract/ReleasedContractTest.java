package dev.enlace.sdk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedContractTest {
  private static final String CURRENT = read("openapi.yaml");
  private static final String RELEASED = read("openapi.released.yaml");

  @Test
  void nothing_breaks_for_clients_of_the_last_release_unless_the_version_says_so() {
    ContractChange change = ContractChange.between(RELEASED, CURRENT);

    assertThat(change.breaks() && !isToldOf())
        .as(
            "openapi.yaml breaks clients of openapi.released.yaml; take it back, or raise"
                + " info.version (see CONTRIBUTING.md). %s",
            change.report())
        .isFalse();
  }

  static Stream<Arguments> breaks() {
    return Stream.of(
        Arguments.of("an operation is taken away", "  /stats:\n", "  /numbers:\n"),
        Arguments.of("an operation gets another name", "Id: getStats", "Id: readStats"),
        Arguments.of("a parameter is taken away", "- name: authType\n", "- name: kind\n"),
        Arguments.of("a field becomes required", "[name, role]\n", "[name, role, expiresAt]\n"),
        Arguments.of(
            "a field of a request is taken away",
            "        visibility:\n          $ref: '#/components/schemas/Visibility'\n        scopes:",
            "        scopes:"),
        Arguments.of(
            "a field of an answer is taken away",
            """
                    reason:
                      type: string
                      description: A stable word, when it does not work.
            """,
            ""),
        Arguments.of(
            "a field has another type",
            "rowsTotal:\n          type: integer\n          format: int64",
            "rowsTotal:\n          type: string"),
        Arguments.of(
            "a field in the items of a list has another type",
            "origin:\n          type: string",
            "origin:\n          type: integer"),
        Arguments.of("a value is refused", "[admin, member, reader]", "[admin, member]"),
        Arguments.of(
            "a text may be less long",
            "What people call it.\n      minLength: 1\n      maxLength: 120",
            "What people call it.\n      minLength: 1\n      maxLength: 60"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void it_is_noticed_that(String what, String before, String after) {
    ContractChange change = ContractChange.between(RELEASED, changed(before, after));

    assertThat(change.breaks()).as("%s: %s", what, change.report()).isTrue();
  }

  static Stream<Arguments> growth() {
    return Stream.of(
        Arguments.of(
            "a field is added to an answer",
            "required: [ok, checkedAt]\n      properties:\n",
            "required: [ok, checkedAt]\n      properties:\n        tookMs: {type: integer}\n"),
        Arguments.of(
            "an optional field is added to a request",
            "required: [name, role]\n      properties:\n",
            "required: [name, role]\n      properties:\n        note:\n          type: string\n"),
        Arguments.of(
            "an answer may say something new",
            "[revoked, kept_shared,",
            "[revoked, kept_shared, asked_again,"),
        Arguments.of("a text may be longer", "maxLength: 120\n", "maxLength: 240\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("growth")
  void nobody_is_troubled_when(String what, String before, String after) {
    ContractChange change = ContractChange.between(RELEASED, changed(before, after));

    assertThat(change.breaks()).as("%s: %s", what, change.report()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.2.0, true", "0.1.0, 1.0.0, true", "1.4.2, 2.0.0, true",
    "0.1.0, 0.1.0, false", "0.1.0, 0.1.1, false", "1.4.2, 1.5.0, false"
  })
  void a_version_says_so_by_its_first_number_and_before_one_by_its_second(
      String released, String current, boolean mayBreak) {
    assertThat(version(current).mayBreak(version(released))).isEqualTo(mayBreak);
  }

  private static boolean isToldOf() {
    return ContractVersion.of(CURRENT).mayBreak(ContractVersion.of(RELEASED));
  }

  private static ContractVersion version(String text) {
    return ContractVersion.of("info:\n  title: Enlace\n  version: " + text);
  }

  private static String changed(String before, String after) {
    assertThat(RELEASED).contains(before);
    return RELEASED.replace(before, after);
  }

  private static String read(String name) {
    try {
      return Files.readString(Path.of("..", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
