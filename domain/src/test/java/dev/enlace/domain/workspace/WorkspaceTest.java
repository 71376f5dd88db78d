package dev.enlace.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  @Test
  void has_a_name_of_1_to_120_characters() {
    assertThat(named("x".repeat(120)).name()).hasSize(120);
    assertThatIllegalArgumentException().isThrownBy(() -> named("x".repeat(121)));
    assertThatIllegalArgumentException().isThrownBy(() -> named(" "));
  }

  @Test
  void is_found_under_a_fixed_id_where_it_is_the_default_one() {
    assertThat(WorkspaceId.DEFAULT.value().version()).isEqualTo(7);
    assertThat(WorkspaceId.DEFAULT.value().variant()).isEqualTo(2);
    assertThat(WorkspaceId.DEFAULT).hasToString("00000000-0000-7000-8000-000000000000");
  }

  private static Workspace named(String name) {
    return new Workspace(WorkspaceId.DEFAULT, name, null, SuccessUrls.NONE, Instant.EPOCH, null);
  }
}
