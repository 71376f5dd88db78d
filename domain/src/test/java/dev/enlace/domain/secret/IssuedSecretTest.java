package dev.enlace.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedSecretTest {
  private static final WorkspaceId WORKSPACE =
      new WorkspaceId(UUID.fromString("019ca700-1111-7222-b333-444444444444"));

  @ParameterizedTest
  @EnumSource
  void names_its_workspace_and_survives_a_round_trip(SecretKind kind) {
    IssuedSecret issued = issue(kind, 7);

    IssuedSecret parsed = IssuedSecret.parse(kind, issued.text().reveal()).orElseThrow();

    assertThat(parsed.workspace()).isEqualTo(WORKSPACE);
    assertThat(parsed.text()).isEqualTo(issued.text());
    assertThat(parsed.hash()).isEqualTo(SecretHash.of(issued.text()));
    assertThat(parsed.hint()).isEqualTo(issued.hint()).hasSize(8);
  }

  @Test
  void is_written_as_kind_workspace_random_and_checksum() {
    assertThat(issue(SecretKind.KEY, 7).text().reveal())
        .matches("enl_key_[\\w-]{22}_[\\w-]{43}[0-9a-f]{6}");
  }

  @Test
  void is_not_accepted_in_the_place_of_another_kind() {
    for (SecretKind issued : SecretKind.values()) {
      for (SecretKind expected : SecretKind.values()) {
        assertThat(IssuedSecret.parse(expected, issue(issued, 7).text().reveal()).isPresent())
            .isEqualTo(issued == expected);
      }
    }
  }

  @Test
  void is_not_accepted_with_any_character_changed() {
    String text = issue(SecretKind.KEY, 7).text().reveal();

    for (int i = 0; i < text.length(); i++) {
      char changed = text.charAt(i) == 'x' ? 'y' : 'x';
      String damaged = text.substring(0, i) + changed + text.substring(i + 1);
      assertThat(IssuedSecret.parse(SecretKind.KEY, damaged)).as("character %d", i).isEmpty();
    }
  }

  @Test
  void is_not_accepted_cut_or_with_anything_behind() {
    String text = issue(SecretKind.KEY, 7).text().reveal();

    for (int length = 0; length < text.length(); length++) {
      assertThat(IssuedSecret.parse(SecretKind.KEY, text.substring(0, length))).isEmpty();
    }
    assertThat(IssuedSecret.parse(SecretKind.KEY, text + "a")).isEmpty();
    assertThat(IssuedSecret.parse(SecretKind.KEY, " " + text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAA=", "!!!!!!!!!!!!!!!!!!!!!!"})
  void is_not_accepted_with_a_workspace_that_cannot_be_read_though_the_checksum_fits(
      String workspace) {
    String body = "enl_key_" + workspace + "_" + "A".repeat(43);
    String checksum = HexFormat.of().formatHex(SecretHash.of(Secret.of(body)).bytes());

    assertThat(IssuedSecret.parse(SecretKind.KEY, body + checksum.substring(0, 6))).isEmpty();
  }

  @Test
  void differs_with_its_randomness_and_is_never_printed() {
    IssuedSecret one = issue(SecretKind.KEY, 1);

    assertThat(one.text()).isNotEqualTo(issue(SecretKind.KEY, 2).text());
    assertThat(Objects.toString(one)).doesNotContain(one.hint());
  }

  @Test
  void gives_for_each_purpose_one_other_secret_that_does_not_contain_it() {
    IssuedSecret one = issue(SecretKind.PANEL, 1);

    assertThat(one.derived("csrf")).isEqualTo(issue(SecretKind.PANEL, 1).derived("csrf"));
    assertThat(one.derived("csrf")).isNotEqualTo(issue(SecretKind.PANEL, 2).derived("csrf"));
    assertThat(one.derived("csrf")).isNotEqualTo(one.derived("else"));
    assertThat(one.text().reveal()).doesNotContain(one.derived("csrf").reveal());
    assertThat(SecretHash.of(one.derived("csrf"))).isNotEqualTo(one.hash());
  }

  @Test
  void refuses_less_randomness_than_256_bits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IssuedSecret.issue(SecretKind.KEY, WORKSPACE, new byte[31]));
  }

  private static IssuedSecret issue(SecretKind kind, int seed) {
    byte[] random = new byte[IssuedSecret.RANDOM_BYTES];
    Arrays.fill(random, (byte) seed);
    return IssuedSecret.issue(kind, WORKSPACE, random);
  }
}
