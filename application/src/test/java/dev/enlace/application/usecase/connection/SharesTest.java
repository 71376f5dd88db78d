package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SharesTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Principal BOB = Principals.user("bob");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant =
      Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE, Visibility.RESTRICTED);

  @Test
  void let_a_user_use_it_who_has_never_been_here() {
    share(grant, shares("bob"));

    assertThat(answer(enlace.connections.read.read(BOB, grant.id())).rights().granted())
        .containsExactly(Right.USE, Right.REVEAL);
    assertThat(enlace.ports.tables.knows(User.external(WorkspaceId.DEFAULT, "bob"))).isTrue();
    assertThat(answer(enlace.connections.readShares.read(ALICE, grant.id())))
        .isEqualTo(shares("bob"));
  }

  @Test
  void let_a_key_use_it_by_its_service_user() {
    ApiKey key = key(WorkspaceId.DEFAULT);
    share(grant, new Shares(List.of(), List.of(key.id())));

    assertThat(answer(enlace.connections.read.read(Principals.key(key), grant.id())).rights())
        .matches(rights -> rights.include(Right.USE));
  }

  @Test
  void replace_those_that_were_before() {
    share(grant, shares("bob"));
    share(grant, shares("eve"));

    assertThat(failure(enlace.connections.read.read(BOB, grant.id())))
        .isInstanceOf(ConnectionNotFound.class);
  }

  @Test
  void change_nothing_where_one_key_is_unknown_or_of_another_workspace() {
    share(grant, shares("bob"));
    ApiKeyId unknown = new ApiKeyId(new UUID(7, 7));
    ApiKey foreign = key(new WorkspaceId(new UUID(9, 9)));
    ApiKey own = key(WorkspaceId.DEFAULT);
    Shares mixed = new Shares(List.of("eve"), List.of(own.id(), unknown, foreign.id()));

    assertThat(violations(replace(grant, mixed)))
        .containsExactly("keys[1] exists", "keys[2] exists");
    assertThat(answer(enlace.connections.readShares.read(ALICE, grant.id())))
        .isEqualTo(shares("bob"));
    assertThat(enlace.ports.tables.changes())
        .extracting(noted -> noted.change().what())
        .containsExactly(ConnectionChange.CREATED, ConnectionChange.SHARED);
  }

  @Test
  void are_refused_where_the_connection_is_private() {
    Connection secret = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

    assertThat(violations(replace(secret, shares("bob")))).containsExactly("visibility restricted");
    assertThat(answer(replace(secret, Shares.NONE))).isEqualTo(Shares.NONE);
  }

  @Test
  void name_subjects_and_not_too_many() {
    List<String> crowd = IntStream.range(0, 1001).mapToObj(i -> "user-" + i).toList();

    assertThat(violations(replace(grant, shares("ok", " ", "a\nb"))))
        .containsExactly("users[1] format", "users[2] format");
    assertThat(violations(replace(grant, new Shares(crowd, List.of()))))
        .containsExactly("users max");
  }

  @Test
  void do_not_come_back_to_what_is_gone_meanwhile() {
    answer(enlace.connections.disconnect.disconnect(ALICE, grant.id()));

    assertThat(failure(replace(grant, shares("bob"))))
        .isEqualTo(new ConnectionNotFound(grant.id()));
  }

  private Mono<Shares> replace(Connection connection, Shares shares) {
    return enlace.connections.replaceShares.replace(ALICE, connection.id(), shares);
  }

  private void share(Connection connection, Shares shares) {
    assertThat(answer(replace(connection, shares))).isEqualTo(shares);
  }

  private static Shares shares(String... users) {
    return new Shares(List.of(users), List.of());
  }

  private ApiKey key(WorkspaceId workspace) {
    return answer(
            enlace.issueApiKey.issue(
                new IssueApiKey.Command(
                    Principals.admin(workspace), "a robot", Role.MEMBER, Set.of(), null)))
        .key();
  }
}
