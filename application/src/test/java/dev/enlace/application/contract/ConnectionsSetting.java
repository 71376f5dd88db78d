package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;

import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A workspace with somebody in it, for each of the contracts of connections. */
public abstract class ConnectionsSetting {
  final Workspace workspace = Samples.workspace();
  protected final WorkspaceId id = workspace.id();
  protected final User ana = Samples.user(id);
  protected final User berta = Samples.user(id);

  /** The stores under test, the same for one test. */
  protected abstract ConnectionStores stores();

  @BeforeEach
  void makes_a_workspace() {
    makeWorkspace(workspace);
  }

  final void makeWorkspace(Workspace made) {
    answer(
        stores()
            .workspaces()
            .add(made, Samples.key(made.id()), Samples.hash(), Samples.actor(ana)));
  }

  final Connections connections() {
    return stores().connections();
  }

  protected final Connection added(Connection connection) {
    return added(connection, secretsOf(connection));
  }

  final Connection added(Connection connection, SealedSecrets secrets) {
    return answer(
        connections()
            .add(
                connection, secrets, Samples.change(ConnectionChange.CREATED, connection.owner())));
  }

  final Optional<Stored> stored(ConnectionId connection) {
    return found(connections().find(connection, viewer(ana)));
  }

  final Viewer viewer(User user) {
    return new Viewer(id, user.id(), false);
  }

  final Viewer admin(User user) {
    return new Viewer(id, user.id(), true);
  }

  static SealedSecrets secretsOf(Connection connection) {
    return switch (connection.material()) {
      case Material.OAuthGrant _ ->
          Samples.sealed(1, Material.ACCESS_TOKEN, Material.REFRESH_TOKEN);
      case Material.Credentials credentials ->
          Samples.sealed(1, credentials.secretsSet().toArray(String[]::new));
    };
  }
}
