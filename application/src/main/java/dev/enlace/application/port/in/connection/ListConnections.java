package dev.enlace.application.port.in.connection;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.UserId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows the connections that a principal may see, newest first. */
public interface ListConnections {
  /** Never empty. */
  Mono<Page<VisibleConnection>> list(Query query);

  /**
   * Which; null means any.
   *
   * @param state name of the state on the wire
   * @param before only older ones
   */
  record Query(
      Principal principal,
      @Nullable Slug slug,
      @Nullable String state,
      @Nullable UserId owner,
      @Nullable Visibility visibility,
      @Nullable ConnectionId before,
      int limit) {}
}
