package dev.enlace.application.port.in.oauth;

import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Begins a walk that gives a connection a new grant; its id, owner and shares stay. */
public interface ReconnectConnection {
  /**
   * Never empty. Fails with {@code ConnectionNotFound}, {@code Forbidden}, {@code
   * PendingConfirmation}, and as {@link StartOAuth} does.
   */
  Mono<Started> reconnect(Command command);

  /**
   * Which connection, and how.
   *
   * @param scopes null: those that were asked for before
   * @param successUrl where the person goes in the end; null: Enlace's own page
   * @param allowAccountChange whether another account may sign in than before
   */
  record Command(
      Principal principal,
      ConnectionId id,
      @Nullable List<String> scopes,
      @Nullable String successUrl,
      boolean allowAccountChange) {}
}
