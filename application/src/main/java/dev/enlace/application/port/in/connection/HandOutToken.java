package dev.enlace.application.port.in.connection;

import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands out a raw access token, by the right {@code reveal}. */
public interface HandOutToken {
  /**
   * A token that works for at least that long, refreshed where that is needed; for less where it
   * still works and cannot be refreshed now. Never empty. Fails with {@code ConnectionNotFound},
   * {@code Forbidden}, {@code OAuthNotSupported}, {@code PendingConfirmation}, {@code NeedsReauth},
   * {@code ProviderUnavailable}; where the token was waited for, be it the old one in the end, also
   * with {@code StoreUnavailable} when nobody can say who may have it by then.
   *
   * @param minValidity null: five minutes, and less while it is being refreshed
   */
  Mono<Token> handOut(Principal principal, ConnectionId id, @Nullable Duration minValidity);

  /**
   * Finds out who asks together with what is asked for, in one read. Never empty; fails as {@link
   * Authenticate} does.
   */
  Mono<Asked> ask(Authenticate.Query query, ConnectionId id);

  /** Somebody who is known has asked for a token. */
  interface Asked {
    /** Who. */
    Principal principal();

    /**
     * As {@link HandOutToken#handOut}; where the token was waited for, also as {@link
     * HandOutToken#ask}, since the key may have been revoked by then.
     */
    Mono<Token> handOut(@Nullable Duration minValidity);
  }

  /**
   * A token that works now.
   *
   * @param expiresAt null where the provider does not say
   */
  record Token(Secret accessToken, String tokenType, @Nullable Instant expiresAt, Scopes scopes) {}
}
