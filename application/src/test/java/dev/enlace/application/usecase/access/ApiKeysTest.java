package dev.enlace.application.usecase.access;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.in.access.IssueApiKey.Issued;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ApiKeysTest {
  private static final Principal ADMIN =
      Principals.admin(WorkspaceId.DEFAULT, Permission.ACT_AS, Permission.REVEAL_TOKENS);
  private static final Principal OTHER_ADMIN =
      Principals.admin(new WorkspaceId(new UUID(9, 9)), Permission.values());

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void are_shown_once_and_recognised_by_their_beginning() {
    Issued issued = answer(issue(ADMIN, "CI", Role.MEMBER, null, Permission.ACT_AS));

    String text = issued.text().reveal();
    ApiKey key = issued.key();
    assertThat(text).startsWith("enl_key_");
    assertThat(key.prefix()).startsWith("enl_key_").hasSize("enl_key_".length() + 8);
    assertThat(text).contains(key.prefix().substring("enl_key_".length()));
    assertThat(issued.toString()).doesNotContain(text);
    assertThat(key.permissions()).containsExactly(Permission.ACT_AS);
    assertThat(list(ADMIN, null, 50).items()).containsExactly(key);
  }

  @Test
  void give_nobody_more_than_their_maker_has() {
    for (Permission permission :
        List.of(Permission.REVEAL_REFRESH_TOKENS, Permission.INSTANCE_ADMIN)) {
      assertThat(failure(issue(ADMIN, "CI", Role.READER, null, Permission.ACT_AS, permission)))
          .isInstanceOf(Forbidden.class);
    }
    assertThat(failure(issue(Principals.user("alice"), "CI", Role.ADMIN, null)))
        .isInstanceOf(Forbidden.class);
    assertThat(list(ADMIN, null, 50).items()).isEmpty();
  }

  @Test
  void have_a_name_and_an_end_that_lies_ahead() {
    assertThat(violations(issue(ADMIN, " ", Role.MEMBER, MemoryPorts.BEGINNING)))
        .containsExactlyInAnyOrder("name max", "expiresAt future");
    assertThat(violations(issue(ADMIN, "a\nb", Role.MEMBER, null))).containsExactly("name max");
    assertThat(violations(issue(ADMIN, "x".repeat(121), Role.MEMBER, null)))
        .containsExactly("name max");
  }

  @Test
  void are_made_in_the_workspace_of_their_maker_with_a_service_user_each() {
    ApiKey one = answer(issue(ADMIN, "one", Role.MEMBER, null)).key();
    ApiKey other = answer(issue(ADMIN, "other", Role.MEMBER, null)).key();

    assertThat(one.workspace()).isEqualTo(WorkspaceId.DEFAULT);
    assertThat(one.holder()).isNotEqualTo(other.holder());
    assertThat(enlace.ports.tables.knows(one.holder())).isTrue();
  }

  @Test
  void are_revoked_once() {
    ApiKeyId id = answer(issue(ADMIN, "CI", Role.MEMBER, null)).key().id();

    assertThat(answer(enlace.revokeApiKey.revoke(ADMIN, id))).isEqualTo(id);
    assertThat(failure(enlace.revokeApiKey.revoke(ADMIN, id)))
        .isEqualTo(new NotFound("api-key", id.toString()));
    assertThat(list(ADMIN, null, 50).items())
        .singleElement()
        .satisfies(key -> assertThat(key.revokedAt()).isEqualTo(MemoryPorts.BEGINNING));
  }

  @Test
  void that_administer_the_instance_are_revoked_by_such_alone() {
    Principal instance = Principals.admin(WorkspaceId.DEFAULT, Permission.values());
    ApiKeyId id =
        answer(issue(instance, "ops", Role.MEMBER, null, Permission.INSTANCE_ADMIN)).key().id();

    assertThat(failure(enlace.revokeApiKey.revoke(ADMIN, id)))
        .isEqualTo(new Forbidden("permission_above_own"));
    assertThat(answer(enlace.revokeApiKey.revoke(instance, id))).isEqualTo(id);
  }

  @Test
  void of_the_last_administrator_are_not_revoked() {
    ApiKeyId id = answer(issue(ADMIN, "only", Role.ADMIN, null)).key().id();

    assertThat(failure(enlace.revokeApiKey.revoke(ADMIN, id)))
        .isEqualTo(new Forbidden("last_admin_key"));
  }

  @Test
  void do_not_exist_for_the_administrators_of_other_workspaces() {
    ApiKeyId id = answer(issue(ADMIN, "CI", Role.MEMBER, null)).key().id();

    assertThat(list(OTHER_ADMIN, null, 50).items()).isEmpty();
    assertThat(failure(enlace.revokeApiKey.revoke(OTHER_ADMIN, id)))
        .isEqualTo(new NotFound("api-key", id.toString()));
    assertThat(failure(enlace.revokeApiKey.revoke(ADMIN, new ApiKeyId(new UUID(7, 7)))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void are_read_page_by_page_each_once() {
    List<ApiKeyId> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(answer(issue(ADMIN, "key " + i, Role.MEMBER, null)).key().id());
    }

    Page<ApiKey> first = list(ADMIN, null, 3);
    Page<ApiKey> last = list(ADMIN, first.items().getLast().id(), 3);

    assertThat(first.more()).isTrue();
    assertThat(last.more()).isFalse();
    assertThat(first.items()).extracting(ApiKey::id).isEqualTo(made.subList(0, 3));
    assertThat(last.items()).extracting(ApiKey::id).isEqualTo(made.subList(3, 5));
  }

  private Mono<Issued> issue(
      Principal maker,
      String name,
      Role role,
      @Nullable Instant expiresAt,
      Permission... permissions) {
    return enlace.issueApiKey.issue(
        new IssueApiKey.Command(maker, name, role, Set.of(permissions), expiresAt));
  }

  private Page<ApiKey> list(Principal principal, @Nullable ApiKeyId after, int limit) {
    return answer(enlace.listApiKeys.list(principal, after, limit));
  }
}
