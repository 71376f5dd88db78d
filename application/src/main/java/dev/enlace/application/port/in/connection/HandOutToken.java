package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands out a raw access token, by the right {@code reveal}. */
public interface HandOutToken {
  /**
   * Never empty. Fails with {@code ConnectionNotFound}, {@code Forbidden}, {@code
   * OAuthNotSupported}, {@code PendingConfirmation}, {@code NeedsReauth}.
   */
  Mono<Token> handOut(Principal principal, ConnectionId id);

  /**
   * A token that works now.
   *
   * @param expiresAt null where the provider does not say
   */
  record Token(Secret accessToken, String tokenType, @Nullable Instant expiresAt, Scopes scopes) {}
}
