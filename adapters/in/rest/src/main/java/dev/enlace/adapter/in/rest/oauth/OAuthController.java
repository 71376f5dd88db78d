package dev.enlace.adapter.in.rest.oauth;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.OAuthApi;
import dev.enlace.adapter.in.rest.consent.BrowserCookie;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.problem.RateLimitHeaders;
import dev.enlace.adapter.in.rest.wire.OAuthAttemptResponse;
import dev.enlace.adapter.in.rest.wire.ReconnectConnectionRequest;
import dev.enlace.adapter.in.rest.wire.StartOAuthRequest;
import dev.enlace.adapter.in.rest.wire.StartOAuthResponse;
import dev.enlace.application.port.in.oauth.ReadOAuthAttempt;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Starts an OAuth attempt for a caller, and tells how it went. */
@RestController
final class OAuthController implements OAuthApi {
  private final StartOAuth startOAuth;
  private final ReconnectConnection reconnectConnection;
  private final ReadOAuthAttempt readOAuthAttempt;
  private final BrowserCookie cookie;

  OAuthController(
      StartOAuth startOAuth,
      ReconnectConnection reconnectConnection,
      ReadOAuthAttempt readOAuthAttempt,
      RestSettings settings) {
    this.startOAuth = startOAuth;
    this.reconnectConnection = reconnectConnection;
    this.readOAuthAttempt = readOAuthAttempt;
    this.cookie = new BrowserCookie(settings.https());
  }

  @Override
  public Mono<ResponseEntity<StartOAuthResponse>> startOAuth(
      Mono<StartOAuthRequest> startOAuthRequest, ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return startOAuthRequest
        .map(request -> OAuthMapper.INSTANCE.command(request, principal))
        .flatMap(startOAuth::start)
        .map(this::started);
  }

  @Override
  public Mono<ResponseEntity<StartOAuthResponse>> reconnectConnection(
      UUID connectionId,
      Mono<ReconnectConnectionRequest> reconnectConnectionRequest,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    ConnectionId id = new ConnectionId(connectionId);
    return reconnectConnectionRequest
        .map(request -> OAuthMapper.INSTANCE.command(request, principal, id))
        .flatMap(reconnectConnection::reconnect)
        .map(this::started);
  }

  @Override
  public Mono<ResponseEntity<OAuthAttemptResponse>> getOAuthAttempt(
      UUID attemptId, ServerWebExchange exchange) {
    return readOAuthAttempt
        .read(Callers.of(exchange), new AttemptId(attemptId))
        .map(attempt -> ETags.tagged(OAuthMapper.INSTANCE.attempt(attempt)));
  }

  private ResponseEntity<StartOAuthResponse> started(StartOAuth.Started started) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(HttpStatus.CREATED)
            .headers(headers -> headers.setAll(RateLimitHeaders.of(started.quotas())));
    Secret browser = started.browser();
    return (browser == null
            ? answer
            : answer.header(HttpHeaders.SET_COOKIE, cookie.holding(browser).toString()))
        .body(OAuthMapper.INSTANCE.started(started));
  }
}
