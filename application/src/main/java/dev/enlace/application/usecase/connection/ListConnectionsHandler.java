package dev.enlace.application.usecase.connection;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.connection.ListConnections;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Visible;
import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.connection.Rights;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Lists what a principal may see. */
public final class ListConnectionsHandler implements ListConnections {
  private final Connections connections;

  /** Over those connections. */
  public ListConnectionsHandler(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Mono<Page<VisibleConnection>> list(Query query) {
    Filter filter =
        new Filter(
            query.slug(),
            query.state(),
            query.owner(),
            query.visibility(),
            query.before(),
            query.limit());
    return connections
        .page(Viewer.of(query.principal()), filter)
        .map(visible -> shown(query.principal(), visible))
        .collectList()
        .map(oneMore -> Page.of(oneMore, query.limit()));
  }

  private static VisibleConnection shown(Principal principal, Visible visible) {
    return new VisibleConnection(
        visible.connection(),
        Rights.of(principal, visible.connection(), visible.shared()),
        visible.lastUsedAt());
  }
}
