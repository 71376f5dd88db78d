package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.Connections.UnknownKeys;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code Connections} promises of sharing. */
public abstract class ConnectionSharesContract extends ConnectionsSetting {
  @Test
  void shares_a_new_connection_with_nobody() {
    Connection connection = added(SampleConnections.grant(id, ana));

    assertThat(answer(connections().shares(connection))).isEqualTo(Shares.NONE);
  }

  @Test
  void shares_with_users_who_had_no_row_and_with_the_service_users_of_keys() {
    Connection connection = restricted();
    ApiKey key = keyOf(id);
    Shares shares = new Shares(List.of(berta.subject(), "zoë"), List.of(key.id()));

    assertThat(share(connection, shares)).isEqualTo(new UnknownKeys(List.of()));

    assertThat(answer(connections().shares(connection))).isEqualTo(shares);
    assertThat(isShared(connection, berta)).isTrue();
    assertThat(isShared(connection, key.holder())).isTrue();
    assertThat(isShared(connection, ana)).isFalse();
    assertThat(isShared(connection, Samples.user(id))).isFalse();
  }

  @Test
  void replaces_whom_it_was_shared_with_before() {
    Connection connection = restricted();
    ApiKey key = keyOf(id);
    share(connection, new Shares(List.of(berta.subject(), "carla"), List.of(key.id())));
    Shares fewer = new Shares(List.of("carla", "dora"), List.of());

    share(connection, fewer);

    assertThat(answer(connections().shares(connection))).isEqualTo(fewer);
    assertThat(isShared(connection, berta)).isFalse();
    assertThat(isShared(connection, key.holder())).isFalse();
  }

  @Test
  void shares_with_nobody_any_more() {
    Connection connection = restricted();
    share(connection, new Shares(List.of(berta.subject()), List.of()));

    share(connection, Shares.NONE);

    assertThat(answer(connections().shares(connection))).isEqualTo(Shares.NONE);
  }

  @Test
  void changes_nothing_where_a_key_is_unknown_or_of_another_workspace() {
    Connection connection = restricted();
    Shares before = new Shares(List.of(berta.subject()), List.of());
    share(connection, before);
    Workspace elsewhere = Samples.workspace();
    makeWorkspace(elsewhere);
    ApiKeyId foreign = keyOf(elsewhere.id()).id();
    ApiKeyId unknown = new ApiKeyId(Samples.id());
    Shares wrong = new Shares(List.of("carla"), List.of(foreign, keyOf(id).id(), unknown));

    assertThat(share(connection, wrong)).isEqualTo(new UnknownKeys(List.of(foreign, unknown)));

    assertThat(answer(connections().shares(connection))).isEqualTo(before);
  }

  @Test
  void shares_nothing_of_a_connection_that_is_gone() {
    Connection gone = SampleConnections.grant(id, ana);

    assertThat(found(connections().share(gone, new Shares(List.of("x"), List.of()), shared())))
        .isEmpty();
    assertThat(answer(connections().shares(gone))).isEqualTo(Shares.NONE);
  }

  @Test
  void tells_users_of_one_name_and_of_different_issuers_apart() {
    Connection connection = restricted();
    share(connection, new Shares(List.of("alice"), List.of()));

    assertThat(isShared(connection, User.external(id, "alice"))).isTrue();
    assertThat(isShared(connection, User.of(id, "https://idp.example.com", "alice"))).isFalse();
  }

  private Connection restricted() {
    return added(SampleConnections.restricted(SampleConnections.grant(id, ana)));
  }

  private ApiKey keyOf(WorkspaceId workspace) {
    return answer(stores().keys().add(Samples.key(workspace), Samples.hash(), Samples.actor(ana)));
  }

  private UnknownKeys share(Connection connection, Shares shares) {
    return answer(connections().share(connection, shares, shared()));
  }

  private boolean isShared(Connection connection, User user) {
    return answer(connections().find(connection.id(), viewer(user))).shared();
  }

  private Change shared() {
    return Samples.change(ConnectionChange.SHARED, ana);
  }
}
