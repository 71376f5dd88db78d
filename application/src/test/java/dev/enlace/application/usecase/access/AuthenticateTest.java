package dev.enlace.application.usecase.access;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class AuthenticateTest {
  private static final Origin ORIGIN = new Origin("192.0.2.7", "request-one");
  private static final Instant SOON = MemoryPorts.BEGINNING.plus(Duration.ofHours(1));

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void knows_a_key_as_its_own_service_user() {
    IssueApiKey.Issued issued = issue(Role.MEMBER, null, Permission.REVEAL_TOKENS);

    Principal principal = answer(authenticate(issued.text()));

    assertThat(principal.user()).isEqualTo(issued.key().holder());
    assertThat(principal.key()).isEqualTo(issued.key().id());
    assertThat(principal.role()).isEqualTo(Role.MEMBER);
    assertThat(principal.permissions()).containsExactly(Permission.REVEAL_TOKENS);
    assertThat(principal.application()).isEqualTo("a robot");
    assertThat(principal.origin()).isEqualTo(ORIGIN);
    assertThat(principal.actsForUser()).isFalse();
  }

  @Test
  void notes_a_key_that_was_used_once_in_a_while_and_not_at_each_request() {
    IssueApiKey.Issued issued = issue(Role.READER, null);
    answer(authenticate(issued.text()));
    answer(authenticate(issued.text()));
    assertThat(lastUsed(issued)).isEmpty();

    assertThat(answer(enlace.keyUses.flush())).isOne();
    assertThat(answer(enlace.keyUses.flush())).isZero();

    assertThat(lastUsed(issued)).contains(MemoryPorts.BEGINNING);
  }

  @Test
  void notes_nothing_of_a_key_that_is_not_valid() {
    failure(authenticate(Secret.of("a key that nobody has ever issued")));

    assertThat(answer(enlace.keyUses.flush())).isZero();
  }

  private Optional<Instant> lastUsed(IssueApiKey.Issued issued) {
    return answer(enlace.ports.apiKeys.page(issued.key().workspace(), null, 500).collectList())
        .stream()
        .filter(key -> key.id().equals(issued.key().id()))
        .findFirst()
        .map(ApiKey::lastUsedAt);
  }

  @Test
  void knows_the_user_that_a_key_with_act_as_acts_for() {
    Principal principal =
        answer(authenticate(issue(Role.MEMBER, null, Permission.ACT_AS).text(), "alice"));

    assertThat(principal.user()).isEqualTo(User.external(WorkspaceId.DEFAULT, "alice"));
    assertThat(principal.actsForUser()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "READER,MEMBER,READER",
    "MEMBER,READER,READER",
    "ADMIN,MEMBER,MEMBER",
    "ADMIN,ADMIN,ADMIN",
    "MEMBER,ADMIN,MEMBER"
  })
  void gives_the_lesser_of_the_keys_and_the_users_role(Role key, Role user, Role both) {
    enlace.ports.tables.put(User.external(WorkspaceId.DEFAULT, "alice"), user, false);

    assertThat(answer(authenticate(issue(key, null, Permission.ACT_AS).text(), "alice")).role())
        .isEqualTo(both);
  }

  @Test
  void takes_a_user_whom_nobody_has_seen_yet_for_a_member() {
    assertThat(
            answer(authenticate(issue(Role.ADMIN, null, Permission.ACT_AS).text(), "new")).role())
        .isEqualTo(Role.MEMBER);
    assertThat(enlace.ports.tables.knows(User.external(WorkspaceId.DEFAULT, "new"))).isFalse();
  }

  @Test
  void lets_no_key_without_act_as_become_anybody() {
    Secret reader =
        issue(
                Role.READER,
                null,
                Permission.REVEAL_TOKENS,
                Permission.REVEAL_REFRESH_TOKENS,
                Permission.INSTANCE_ADMIN)
            .text();

    assertThat(violations(authenticate(reader, "alice"))).containsExactly("Enlace-User act_as");
    assertThat(violations(authenticate(reader, "alice", "alice")))
        .containsExactly("Enlace-User act_as");
    assertThat(violations(authenticate(reader, ""))).containsExactly("Enlace-User act_as");
  }

  @Test
  void refuses_a_user_that_is_sent_twice_or_is_no_name() {
    Secret key = issue(Role.MEMBER, null, Permission.ACT_AS).text();

    assertThat(violations(authenticate(key, "alice", "bob"))).containsExactly("Enlace-User single");
    assertThat(violations(authenticate(key, "alice", "alice")))
        .containsExactly("Enlace-User single");
    for (String noName : List.of("", " ", "a\nb", "x".repeat(256))) {
      assertThat(violations(authenticate(key, noName))).containsExactly("Enlace-User format");
    }
  }

  @Test
  void knows_no_key_that_is_made_up_cut_or_touched() {
    String text = issue(Role.MEMBER, null, Permission.ACT_AS).text().reveal();
    String random =
        IssuedSecret.issue(SecretKind.KEY, WorkspaceId.DEFAULT, enlace.ports.entropy.bytes(32))
            .text()
            .reveal();

    for (String other : List.of("x", random, text + "0", text.substring(1), " " + text)) {
      assertThat(failure(authenticate(Secret.of(other)))).isEqualTo(new Unauthenticated());
      assertThat(failure(authenticate(Secret.of(other), "alice"))).isEqualTo(new Unauthenticated());
    }
  }

  @Test
  void knows_no_key_that_names_another_workspace() {
    byte[] random = enlace.ports.entropy.bytes(32);
    IssuedSecret here = IssuedSecret.issue(SecretKind.KEY, WorkspaceId.DEFAULT, random);
    IssuedSecret there =
        IssuedSecret.issue(SecretKind.KEY, new WorkspaceId(new UUID(9, 9)), random);
    answer(enlace.prepareInstallation.prepare(here.text()));

    assertThat(answer(authenticate(here.text())).role()).isEqualTo(Role.ADMIN);
    assertThat(failure(authenticate(there.text()))).isEqualTo(new Unauthenticated());
  }

  @Test
  void knows_no_key_from_the_moment_it_expires_or_is_revoked() {
    IssueApiKey.Issued expiring = issue(Role.MEMBER, SOON);
    IssueApiKey.Issued revoked = issue(Role.MEMBER, null);
    answer(authenticate(expiring.text()));
    answer(authenticate(revoked.text()));

    answer(enlace.revokeApiKey.revoke(Principals.admin(WorkspaceId.DEFAULT), revoked.key().id()));
    enlace.ports.clock.advance(Duration.ofHours(1));

    assertThat(failure(authenticate(expiring.text()))).isEqualTo(new Unauthenticated());
    assertThat(failure(authenticate(revoked.text()))).isEqualTo(new Unauthenticated());
  }

  @Test
  void knows_nobody_of_a_workspace_that_is_disabled() {
    Secret key = issue(Role.ADMIN, null).text();
    Workspace workspace = MemoryEnlace.workspace(WorkspaceId.DEFAULT);
    enlace.ports.tables.put(
        new Workspace(
            workspace.id(),
            workspace.name(),
            null,
            workspace.successUrls(),
            workspace.createdAt(),
            MemoryPorts.BEGINNING));

    assertThat(failure(authenticate(key))).isEqualTo(new Unauthenticated());
  }

  @Test
  void lets_nobody_act_for_a_user_who_is_disabled() {
    enlace.ports.tables.put(User.external(WorkspaceId.DEFAULT, "alice"), Role.MEMBER, true);
    Secret key = issue(Role.MEMBER, null, Permission.ACT_AS).text();

    assertThat(failure(authenticate(key, "alice"))).isEqualTo(new Unauthenticated());
    assertThat(answer(authenticate(key, "bob")).user().subject()).isEqualTo("bob");
  }

  @Test
  void knows_the_first_key_whatever_somebody_chose_for_it() {
    Secret chosen = Secret.of("thirty-two characters or longer, as the operator likes");
    answer(enlace.prepareInstallation.prepare(chosen));

    Principal principal = answer(authenticate(chosen));

    assertThat(principal.workspace()).isEqualTo(WorkspaceId.DEFAULT);
    assertThat(principal.isInstanceAdmin()).isTrue();
    assertThat(principal.permissions()).isEqualTo(EnumSet.allOf(Permission.class));
  }

  private Mono<Principal> authenticate(Secret key, String... actAs) {
    return enlace.authenticate.authenticate(new Authenticate.Query(key, List.of(actAs), ORIGIN));
  }

  private IssueApiKey.Issued issue(
      Role role, @Nullable Instant expiresAt, Permission... permissions) {
    return answer(
        enlace.issueApiKey.issue(
            new IssueApiKey.Command(
                Principals.admin(WorkspaceId.DEFAULT, Permission.values()),
                "a robot",
                role,
                Set.of(permissions),
                expiresAt)));
  }
}
