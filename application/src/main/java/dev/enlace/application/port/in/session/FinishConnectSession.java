package dev.enlace.application.port.in.session;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Ends a connect session with one of the connections that it has made. */
public interface FinishConnectSession {
  /** Never empty. Fails with {@code ConnectionNotFound}, {@code Unauthenticated}. */
  Mono<Finished> finish(ConnectSession session, ConnectionId connection);

  /**
   * Where the person goes.
   *
   * @param confirmation what the starter has to post; null where nothing has to be posted
   */
  record Finished(URI successUrl, ConnectionId connection, @Nullable Secret confirmation) {}
}
