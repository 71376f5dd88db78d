package dev.enlace.application.usecase.access;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.access.CreateWorkspace;
import dev.enlace.application.port.in.access.CreateWorkspace.Created;
import dev.enlace.application.port.in.installation.PrepareInstallation.Prepared;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WorkspacesTest {
  private static final Principal ROOT =
      Principals.admin(WorkspaceId.DEFAULT, Permission.INSTANCE_ADMIN);
  private static final Principal ADMIN = Principals.admin(WorkspaceId.DEFAULT);

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void are_made_with_a_key_that_manages_them_and_no_others() {
    Created created = answer(create(ROOT, "Acme"));

    Principal theirs =
        answer(
            enlace.authenticate.authenticate(
                new Authenticate.Query(
                    created.adminKey(), List.of(), new Origin(null, "request-one"))));

    assertThat(theirs.workspace()).isEqualTo(created.workspace().id());
    assertThat(theirs.role()).isEqualTo(Role.ADMIN);
    assertThat(theirs.permissions())
        .containsExactlyInAnyOrder(
            Permission.ACT_AS, Permission.REVEAL_TOKENS, Permission.REVEAL_REFRESH_TOKENS);
    assertThat(theirs.isInstanceAdmin()).isFalse();
    assertThat(created.toString()).doesNotContain(created.adminKey().reveal());
    assertThat(created.workspace().oauthConfirmation()).isEqualTo(OAuthConfirmation.REQUIRED);
  }

  @Test
  void are_made_and_listed_by_the_installations_administrator_alone() {
    List<Principal> others =
        List.of(
            ADMIN,
            Principals.user("alice"),
            Principals.user("alice", Role.MEMBER, Permission.INSTANCE_ADMIN));

    assertThat(others)
        .allSatisfy(other -> {
          assertThat(failure(create(other, "Acme"))).isInstanceOf(Forbidden.class);
          assertThat(failure(enlace.listWorkspaces.list(other, null, 50)))
              .isInstanceOf(Forbidden.class);
        });
    assertThat(answer(enlace.listWorkspaces.list(ROOT, null, 50)).items()).hasSize(1);
  }

  @Test
  void have_a_name() {
    assertThat(violations(create(ROOT, " "))).containsExactly("name max");
    assertThat(violations(create(ROOT, "a\u0007"))).containsExactly("name max");
  }

  @Test
  void are_read_by_everybody_in_them_and_by_the_installations_administrator() {
    WorkspaceId acme = answer(create(ROOT, "Acme")).workspace().id();

    for (Principal principal :
        List.of(ROOT, Principals.admin(acme), Principals.user(acme, "alice"))) {
      assertThat(answer(enlace.readWorkspace.read(principal, acme)).name()).isEqualTo("Acme");
    }
    Principal reader = Principals.user("alice", Role.READER);
    assertThat(answer(enlace.readWorkspace.read(reader, WorkspaceId.DEFAULT)).id())
        .isEqualTo(WorkspaceId.DEFAULT);
  }

  @Test
  void do_not_exist_for_anybody_else() {
    WorkspaceId acme = answer(create(ROOT, "Acme")).workspace().id();
    NotFound unknown = new NotFound("workspace", acme.toString());

    for (Principal principal : List.of(ADMIN, Principals.user("alice"))) {
      assertThat(failure(enlace.readWorkspace.read(principal, acme))).isEqualTo(unknown);
      assertThat(failure(replace(principal, acme, "https://evil.example/"))).isEqualTo(unknown);
    }
    WorkspaceId none = new WorkspaceId(new UUID(7, 7));
    assertThat(failure(enlace.readWorkspace.read(ROOT, none))).isInstanceOf(NotFound.class);
    assertThat(failure(replace(ROOT, none))).isInstanceOf(NotFound.class);
  }

  @Test
  void let_their_administrators_say_where_people_may_be_sent() {
    Workspace replaced =
        answer(replace(ADMIN, WorkspaceId.DEFAULT, "https://a.example/", "https://b.example/"));

    assertThat(replaced.successUrls().values())
        .containsExactly("https://a.example/", "https://b.example/");
    assertThat(answer(replace(ADMIN, WorkspaceId.DEFAULT)).successUrls().values()).isEmpty();
  }

  @Test
  void let_no_member_say_where_people_may_be_sent() {
    assertThat(
            failure(replace(Principals.user("alice"), WorkspaceId.DEFAULT, "https://a.example/")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void name_every_success_url_that_is_wrong_and_change_nothing() {
    answer(replace(ADMIN, WorkspaceId.DEFAULT, "https://a.example/"));

    assertThat(
            violations(
                replace(
                    ADMIN,
                    WorkspaceId.DEFAULT,
                    "https://b.example/",
                    "http://b.example/",
                    "javascript:alert(1)")))
        .containsExactly("successUrls[1] url", "successUrls[2] url");
    assertThat(
            violations(
                enlace.replaceSuccessUrls.replace(
                    ADMIN, WorkspaceId.DEFAULT, Collections.nCopies(101, "https://b.example/"))))
        .containsExactly("successUrls max");
    assertThat(answer(enlace.readWorkspace.read(ADMIN, WorkspaceId.DEFAULT)).successUrls().values())
        .containsExactly("https://a.example/");
  }

  @Test
  void stand_ready_after_every_start_with_a_key_that_is_new_once() {
    Secret key = Secret.of("sandbox-admin-key-of-32-characters-or-more");
    int entries = enlace.ports.catalog.all().size();

    assertThat(answer(enlace.prepareInstallation.prepare(key)))
        .isEqualTo(new Prepared(entries, true, true));
    assertThat(answer(enlace.prepareInstallation.prepare(key)))
        .isEqualTo(new Prepared(0, false, true));
    assertThat(answer(enlace.prepareInstallation.prepare(Secret.of("another-key-of-the-operator"))))
        .isEqualTo(new Prepared(0, true, true));
    assertThat(answer(enlace.listApiKeys.list(ADMIN, null, 50)).items())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.prefix()).isEmpty())
        .extracting(each -> each.holder())
        .containsOnly(answer(enlace.listApiKeys.list(ADMIN, null, 50)).items().getFirst().holder());
  }

  private Mono<Created> create(Principal principal, String name) {
    return enlace.createWorkspace.create(
        new CreateWorkspace.Command(principal, name, OAuthConfirmation.REQUIRED));
  }

  private Mono<Workspace> replace(Principal principal, WorkspaceId id, String... urls) {
    return enlace.replaceSuccessUrls.replace(principal, id, Stream.of(urls).toList());
  }
}
