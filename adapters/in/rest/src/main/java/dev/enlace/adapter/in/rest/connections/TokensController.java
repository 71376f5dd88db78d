package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.TokensApi;
import dev.enlace.adapter.in.rest.wire.ConnectionTokenResponse;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.in.connection.RefreshToken;
import dev.enlace.domain.connection.ConnectionId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands out access tokens, to be kept by nobody on the way. */
@RestController
final class TokensController implements TokensApi {
  private final RefreshToken refreshToken;

  TokensController(RefreshToken refreshToken) {
    this.refreshToken = refreshToken;
  }

  @Override
  public Mono<ResponseEntity<ConnectionTokenResponse>> getConnectionToken(
      UUID connectionId, @Nullable Integer minValidity, ServerWebExchange exchange) {
    Duration atLeast = minValidity == null ? null : Duration.ofSeconds(minValidity);
    return TokenAdmission.asked(exchange).handOut(atLeast).map(TokensController::answer);
  }

  @Override
  public Mono<ResponseEntity<ConnectionTokenResponse>> refreshConnectionToken(
      UUID connectionId, ServerWebExchange exchange) {
    return refreshToken
        .refresh(Callers.of(exchange), new ConnectionId(connectionId))
        .map(TokensController::answer);
  }

  private static ResponseEntity<ConnectionTokenResponse> answer(HandOutToken.Token token) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new ConnectionTokenResponse()
                .accessToken(token.accessToken().reveal())
                .tokenType(token.tokenType())
                .expiresAt(token.expiresAt())
                .scopes(token.scopes().names()));
  }
}
