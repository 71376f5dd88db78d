package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Rights;
import dev.enlace.domain.principal.Principal;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** The only way to a connection: by what the principal may do with it. */
public final class ConnectionGate {
  private final Connections connections;

  /** Over those connections. */
  public ConnectionGate(Connections connections) {
    this.connections = connections;
  }

  /** For whoever may see it; fails with {@link ConnectionNotFound} as if it did not exist. */
  public Mono<Opened> see(Principal principal, ConnectionId id) {
    return Mono.just(id)
        .filter(asked -> principal.mayKnow(asked.value()))
        .flatMap(known -> connections.find(known, Viewer.of(principal)))
        .map(stored -> new Opened(principal, stored))
        .filter(opened -> opened.rights().visible())
        .switchIfEmpty(Failed.with(new ConnectionNotFound(id)));
  }

  /** For whoever has a right; fails with {@link Forbidden} where it may only be seen. */
  public Mono<Opened> open(Principal principal, ConnectionId id, Right right) {
    return see(principal, id).doOnNext(opened -> opened.require(right));
  }

  /** Fails with {@code Forbidden} where that right is not among them. */
  public static void require(Rights rights, Right right) {
    if (!rights.include(right)) {
      String name = right.name().toLowerCase(Locale.ROOT);
      throw new Failed(new Forbidden("right_" + name));
    }
  }

  /**
   * A connection as a principal may act on it.
   *
   * @param stored with its sealed secrets
   */
  public record Opened(Principal principal, Connections.Stored stored) {
    /** The connection. */
    public Connection connection() {
      return stored.connection();
    }

    /** What the principal may do with it. */
    public Rights rights() {
      return Rights.of(principal, stored.connection(), stored.shared());
    }

    /** Fails with {@code Forbidden} without that right. */
    public void require(Right right) {
      ConnectionGate.require(rights(), right);
    }

    /** The same as somebody may see it after a change. */
    VisibleConnection shown(Connection changed) {
      return new VisibleConnection(
          changed, Rights.of(principal, changed, stored.shared()), stored.lastUsedAt());
    }
  }
}
