package dev.enlace.application.port.in.session;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Ends a connect session: with one of the connections that it has made, or with none. */
public interface FinishConnectSession {
  /**
   * Never empty. Fails with {@code ConnectionNotFound}, {@code Unauthenticated}.
   *
   * @param connection null: the person has cancelled
   */
  Mono<Finished> finish(ConnectSession session, @Nullable ConnectionId connection);

  /**
   * Where the person goes.
   *
   * @param connection null: nothing was connected
   * @param confirmation what the starter has to post; null where nothing has to be posted
   */
  record Finished(
      URI successUrl, @Nullable ConnectionId connection, @Nullable Secret confirmation) {}
}
