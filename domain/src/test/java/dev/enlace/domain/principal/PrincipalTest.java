package dev.enlace.domain.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrincipalTest {
  private static final User SERVICE = User.of(WorkspaceId.DEFAULT, User.KEY, "admin");
  private static final User ALICE = User.external(WorkspaceId.DEFAULT, "alice");

  @Test
  void is_the_installations_admin_only_with_both_the_permission_and_the_role() {
    assertThat(of(SERVICE, Role.ADMIN, Permission.INSTANCE_ADMIN).isInstanceAdmin()).isTrue();
    assertThat(of(SERVICE, Role.MEMBER, Permission.INSTANCE_ADMIN).isInstanceAdmin()).isFalse();
    assertThat(of(SERVICE, Role.ADMIN, Permission.ACT_AS).isInstanceAdmin()).isFalse();
  }

  @Test
  void acts_for_a_user_unless_the_key_speaks_for_itself() {
    assertThat(of(ALICE, Role.MEMBER).actsForUser()).isTrue();
    assertThat(of(SERVICE, Role.MEMBER).actsForUser()).isFalse();
  }

  @Test
  void is_told_to_the_audit_trail_with_user_key_and_origin() {
    Principal principal = of(ALICE, Role.MEMBER);

    assertThat(principal.actor()).isEqualTo(new Actor(ALICE, principal.key(), principal.origin()));
  }

  @Test
  void reads_no_token_by_a_session_whatever_its_key_may() {
    Principal principal =
        new Principal(
            WorkspaceId.DEFAULT,
            SERVICE,
            new ApiKeyId(new UUID(1, 1)),
            "The application",
            Role.ADMIN,
            Set.of(Permission.values()),
            new Origin(null, "request-one"),
            new Credential.Panel(
                new SessionId(new UUID(1, 2)), SecretHash.of(Secret.of("sandbox-session"))));

    assertThat(principal.permissions())
        .containsExactlyInAnyOrder(Permission.ACT_AS, Permission.INSTANCE_ADMIN);
    assertThat(principal.from(new Origin(null, "request-two")).credential())
        .isEqualTo(principal.credential());
  }

  @Test
  void has_every_permission_under_the_name_that_the_wire_knows() {
    assertThat(Permission.values())
        .allSatisfy(each -> assertThat(Permission.of(each.code())).contains(each));
    assertThat(Permission.of("ACT_AS")).isEmpty();
    assertThat(Permission.of("tokens:reveal")).contains(Permission.REVEAL_TOKENS);
  }

  @Test
  void is_no_key_without_a_name_of_1_to_120_characters() {
    assertThatIllegalArgumentException().isThrownBy(() -> key(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> key("x".repeat(121)));
    assertThat(key("x".repeat(120)).name()).hasSize(120);
  }

  private static ApiKey key(String name) {
    return new ApiKey(
        new ApiKeyId(new UUID(1, 1)),
        WorkspaceId.DEFAULT,
        SERVICE,
        name,
        "",
        Role.MEMBER,
        Set.of(),
        Instant.EPOCH,
        null,
        null,
        null);
  }

  private static Principal of(User user, Role role, Permission... permissions) {
    return new Principal(
        WorkspaceId.DEFAULT,
        user,
        new ApiKeyId(new UUID(1, 1)),
        "The application",
        role,
        Set.of(permissions),
        new Origin(null, "request-one"));
  }
}
