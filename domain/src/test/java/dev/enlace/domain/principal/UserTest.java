package dev.enlace.domain.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.workspace.WorkspaceId;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserTest {
  private static final WorkspaceId OTHER =
      new WorkspaceId(UUID.fromString("019ca700-1111-7222-b333-444444444444"));

  @Test
  void has_the_same_id_in_every_release_and_language() {
    // SHA-256 of "workspace\nissuer\nsubject" as UUIDv8, computed apart from this code
    assertThat(User.external(WorkspaceId.DEFAULT, "alice").id().value())
        .isEqualTo(UUID.fromString("7fd23893-c057-8860-bfee-041b86106396"));
  }

  @Test
  void has_an_id_of_the_shape_of_uuid_v8() {
    UUID id = User.external(WorkspaceId.DEFAULT, "alice").id().value();

    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void is_somebody_else_for_another_issuer_workspace_or_spelling() {
    assertThat(
            Stream.of(
                    User.external(WorkspaceId.DEFAULT, "alice"),
                    User.of(WorkspaceId.DEFAULT, User.KEY, "alice"),
                    User.of(WorkspaceId.DEFAULT, "https://login.example", "alice"),
                    User.external(OTHER, "alice"),
                    User.external(WorkspaceId.DEFAULT, "Alice"),
                    User.external(WorkspaceId.DEFAULT, "alice "))
                .map(User::id))
        .doesNotHaveDuplicates();
  }

  @Test
  void cannot_be_impersonated_by_shifting_the_border_between_issuer_and_subject() {
    assertThat(User.of(OTHER, "a", "bc").id()).isNotEqualTo(User.of(OTHER, "ab", "c").id());
  }

  @ParameterizedTest
  @MethodSource("notNames")
  void refuses_what_is_no_name(String text) {
    assertThat(User.isName(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> User.external(OTHER, text));
    assertThatIllegalArgumentException().isThrownBy(() -> User.of(OTHER, text, "alice"));
  }

  private static Stream<String> notNames() {
    return Stream.of(
        "", "  ", "a\nb", "a\u0000", "\u001b[31m", "\u0085", "x".repeat(256), "\ud800", "a\udc00b");
  }

  @Test
  void may_have_a_name_in_any_script_up_to_255_characters() {
    assertThat(Stream.of("a", "José Ñandú", "美咲", "😀", "x".repeat(255))).allMatch(User::isName);
  }
}
