package dev.enlace.application.port.in.connection;

import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds which of a user's own connections is meant by who names none. */
public interface FindOwnConnection {
  /**
   * The user's own grant of that entry: one that is used for {@code target} before others, one that
   * works before others, the newest before others. Never empty; fails with {@code NotFound}.
   *
   * @param target what it is to be used for, by the provider's own id; null: anything
   */
  Mono<ConnectionId> find(Principal principal, Slug slug, @Nullable String target);
}
