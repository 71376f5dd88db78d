package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.in.connection.FindOwnConnection;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Visible;
import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.Principal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Looks through the newest of a user's own connections. */
public final class FindOwnConnectionHandler implements FindOwnConnection {
  /** Nobody has more of one entry who does not name which is meant. */
  private static final int NEWEST = 100;

  private final Connections connections;

  /** Over those connections. */
  public FindOwnConnectionHandler(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Mono<ConnectionId> find(Principal principal, Slug slug, @Nullable String target) {
    Viewer owner = new Viewer(principal.workspace(), principal.user().id(), false);
    Filter filter = new Filter(slug, null, principal.user().id(), null, null, NEWEST);
    return connections
        .page(owner, filter)
        .map(Visible::connection)
        .filter(connection -> connection.material() instanceof Material.OAuthGrant)
        .collectSortedList(order(target))
        .filter(found -> !found.isEmpty())
        .map(found -> found.getFirst().id())
        .switchIfEmpty(Failed.with(new NotFound("connection", slug.value())));
  }

  /** A stable one: what is equal stays newest first. */
  private static Comparator<Connection> order(@Nullable String target) {
    Comparator<Connection> other = Comparator.comparing(connection -> !isFor(connection, target));
    return other.thenComparing(connection -> !works(connection));
  }

  private static boolean isFor(Connection connection, @Nullable String target) {
    return target != null
        && connection.material() instanceof Material.OAuthGrant grant
        && target.equals(grant.target());
  }

  private static boolean works(Connection connection) {
    return switch (connection.state()) {
      case ConnectionState.Active _, ConnectionState.Degraded _ -> true;
      case ConnectionState.Pending _, ConnectionState.NeedsReauth _, ConnectionState.Revoked _ ->
          false;
    };
  }
}
