package dev.enlace.application.port.in.session;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes a link by which a person connects for the user that the principal acts for. */
public interface CreateConnectSession {
  /** Never empty. Fails with {@code ValidationFailed}, {@code CatalogEntryNotFound}. */
  Mono<Created> create(Command command);

  /**
   * What for.
   *
   * @param entries slugs; null: everything
   * @param successUrl one of the workspace's success URLs
   * @param label what to call the connection; null: as usual
   */
  record Command(
      Principal principal,
      @Nullable List<String> entries,
      String successUrl,
      @Nullable String label) {}

  /**
   * A new link.
   *
   * @param token its end, shown this once
   */
  record Created(SessionId id, Secret token, Instant expiresAt) {}
}
