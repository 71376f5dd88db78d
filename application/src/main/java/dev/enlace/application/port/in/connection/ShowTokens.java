package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows of a grant what somebody who may use it may see: the raw token only by {@code reveal}. */
public interface ShowTokens {
  /**
   * Never empty. Fails as {@link HandOutToken} does, but for the right {@code reveal}, without
   * which the token is left out.
   */
  Mono<Shown> show(Principal principal, ConnectionId id);

  /**
   * A grant as it is shown.
   *
   * @param accessToken null where it may not be read
   * @param refreshToken null but where it has just been handed over
   * @param expiresAt of the access token; null where the provider does not say
   * @param target what it is used for, by the provider's own id; null: nothing in particular
   */
  record Shown(
      User owner,
      @Nullable Secret accessToken,
      @Nullable Secret refreshToken,
      String tokenType,
      @Nullable Instant expiresAt,
      Scopes scopes,
      @Nullable String target) {}
}
