package dev.enlace.adapter.in.rest.panel;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.access.Origins;
import dev.enlace.adapter.in.rest.access.SameOrigin;
import dev.enlace.adapter.in.rest.access.SessionCookie;
import dev.enlace.adapter.in.rest.api.PanelSessionApi;
import dev.enlace.adapter.in.rest.wire.PanelSessionResponse;
import dev.enlace.adapter.in.rest.wire.StartPanelSessionRequest;
import dev.enlace.adapter.in.rest.wire.WirePermission;
import dev.enlace.adapter.in.rest.wire.WireRole;
import dev.enlace.application.port.in.session.PanelSession;
import dev.enlace.application.port.in.session.SignIn;
import dev.enlace.application.port.in.session.SignOut;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs people in to the panel, tells them who they are, and signs them out. */
@RestController
final class PanelSessionController implements PanelSessionApi {
  private final SignIn signIn;
  private final SignOut signOut;
  private final SessionCookie cookie;
  private final SameOrigin sameOrigin;
  private final Origins origins;
  private final Clock clock;
  private final @Nullable URI sandbox;

  PanelSessionController(
      SignIn signIn, SignOut signOut, Origins origins, Clock clock, RestSettings settings) {
    this.signIn = signIn;
    this.signOut = signOut;
    this.origins = origins;
    this.clock = clock;
    this.cookie = SessionCookie.ofPanel(settings.https());
    this.sameOrigin = new SameOrigin(settings.origin());
    this.sandbox = settings.sandbox();
  }

  @Override
  public Mono<ResponseEntity<PanelSessionResponse>> startPanelSession(
      Mono<StartPanelSessionRequest> startPanelSessionRequest, ServerWebExchange exchange) {
    return sameOrigin
        .requireAddress(exchange.getRequest().getHeaders())
        .then(startPanelSessionRequest)
        .map(request -> command(request, exchange))
        .flatMap(signIn::signIn)
        .map(this::signedIn);
  }

  @Override
  public Mono<ResponseEntity<PanelSessionResponse>> getPanelSession(ServerWebExchange exchange) {
    return Mono.just(ResponseEntity.ok(wire(Callers.panelSession(exchange))));
  }

  @Override
  public Mono<ResponseEntity<Void>> endPanelSession(ServerWebExchange exchange) {
    return signOut
        .signOut(Callers.of(exchange))
        .map(_ ->
            ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.cleared().toString())
                .build());
  }

  private SignIn.Command command(StartPanelSessionRequest request, ServerWebExchange exchange) {
    return new SignIn.Command(
        Secret.of(request.getApiKey()),
        cookie.of(exchange.getRequest()),
        origins.of(exchange.getRequest()));
  }

  private ResponseEntity<PanelSessionResponse> signedIn(SignIn.SignedIn signedIn) {
    Duration longest = Duration.between(clock.instant(), signedIn.session().expiresAt());
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.SET_COOKIE, cookie.holding(signedIn.text(), longest).toString())
        .body(wire(signedIn.session()));
  }

  private PanelSessionResponse wire(PanelSession session) {
    Principal principal = session.principal();
    return new PanelSessionResponse()
        .workspaceId(principal.workspace().value())
        .workspaceName(session.workspaceName())
        .userId(principal.user().id().value())
        .keyName(principal.application())
        .role(WireRole.valueOf(principal.role().name()))
        .permissions(permissions(principal))
        .instanceAdmin(principal.isInstanceAdmin())
        .csrfToken(session.csrfToken().reveal())
        .idleUntil(session.idleUntil())
        .expiresAt(session.expiresAt())
        .sandboxUrl(sandbox);
  }

  private static List<WirePermission> permissions(Principal principal) {
    return principal.permissions().stream()
        .sorted()
        .map(Permission::code)
        .map(WirePermission::fromValue)
        .toList();
  }
}
