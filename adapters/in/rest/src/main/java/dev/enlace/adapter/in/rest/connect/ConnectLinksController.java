package dev.enlace.adapter.in.rest.connect;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.access.Origins;
import dev.enlace.adapter.in.rest.access.SameOrigin;
import dev.enlace.adapter.in.rest.access.SessionCookie;
import dev.enlace.adapter.in.rest.api.ConnectLinksApi;
import dev.enlace.adapter.in.rest.page.Page;
import dev.enlace.adapter.in.rest.problem.Framing;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.wire.ConnectSessionResponse;
import dev.enlace.adapter.in.rest.wire.FinishConnectSessionRequest;
import dev.enlace.adapter.in.rest.wire.FinishedConnectSessionResponse;
import dev.enlace.adapter.in.rest.wire.Problem;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.DescribeConnectSession;
import dev.enlace.application.port.in.session.FinishConnectSession;
import dev.enlace.application.port.in.session.OpenConnectLink;
import dev.enlace.application.port.in.session.ReadLinkAncestors;
import dev.enlace.application.port.in.session.ShowConnectLink;
import dev.enlace.domain.connection.ConnectionId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A person's browser at a connect link, and the page that it leads to. */
@Controller
@ResponseBody
final class ConnectLinksController implements ConnectLinksApi {
  private static final URI CONNECT = URI.create("/connect");

  private final ShowConnectLink showConnectLink;
  private final OpenConnectLink openConnectLink;
  private final ReadLinkAncestors readLinkAncestors;
  private final DescribeConnectSession describeConnectSession;
  private final FinishConnectSession finishConnectSession;
  private final Origins origins;
  private final Clock clock;
  private final SameOrigin sameOrigin;
  private final SessionCookie cookie;

  ConnectLinksController(
      ShowConnectLink showConnectLink,
      OpenConnectLink openConnectLink,
      ReadLinkAncestors readLinkAncestors,
      DescribeConnectSession describeConnectSession,
      FinishConnectSession finishConnectSession,
      Origins origins,
      Clock clock,
      RestSettings settings) {
    this.showConnectLink = showConnectLink;
    this.openConnectLink = openConnectLink;
    this.readLinkAncestors = readLinkAncestors;
    this.describeConnectSession = describeConnectSession;
    this.finishConnectSession = finishConnectSession;
    this.origins = origins;
    this.clock = clock;
    this.sameOrigin = new SameOrigin(settings.origin());
    this.cookie = SessionCookie.ofConnect(settings.https());
  }

  @Override
  public Mono<ResponseEntity<String>> showConnectLink(String token, ServerWebExchange exchange) {
    return showConnectLink
        .show(token)
        .onErrorResume(Failed.class, failed -> inFrame(token, failed, exchange))
        .map(shown -> LinkPage.of(shown, Languages.of(exchange)))
        .map(page -> framed(page, exchange));
  }

  @Override
  public Mono<ResponseEntity<Problem>> openConnectLink(String token, ServerWebExchange exchange) {
    return sameOrigin
        .require(exchange.getRequest().getHeaders())
        .then(Mono.defer(() -> openConnectLink.open(token, origins.of(exchange.getRequest()))))
        .onErrorResume(Failed.class, failed -> inFrame(token, failed, exchange))
        .map(this::opened);
  }

  @Override
  public Mono<ResponseEntity<ConnectSessionResponse>> getConnectSession(
      ServerWebExchange exchange) {
    return describeConnectSession
        .describe(Callers.connectSession(exchange))
        .map(description -> ResponseEntity.ok(ConnectAnswers.session(description)));
  }

  @Override
  public Mono<ResponseEntity<FinishedConnectSessionResponse>> finishConnectSession(
      Mono<FinishConnectSessionRequest> finishConnectSessionRequest, ServerWebExchange exchange) {
    ConnectSession session = Callers.connectSession(exchange);
    return finishConnectSessionRequest
        .map(request -> Optional.ofNullable(request.getConnectionId()).map(ConnectionId::new))
        .flatMap(connection -> finishConnectSession.finish(session, connection.orElse(null)))
        .map(this::finished);
  }

  /** What is wrong with a link is said in the frame too for which it was made. */
  private <T> Mono<T> inFrame(String token, Failed failed, ServerWebExchange exchange) {
    return readLinkAncestors
        .read(token)
        .doOnNext(allowed -> Framing.allow(exchange, allowed))
        .onErrorComplete(Failed.class)
        .then(Mono.error(failed));
  }

  /** The filter has said that nobody may frame it, in a header that knows no origins. */
  private static ResponseEntity<String> framed(Page page, ServerWebExchange exchange) {
    if (!page.frameAncestors().isEmpty()) {
      exchange.getResponse().getHeaders().remove("X-Frame-Options");
    }
    return ResponseEntity.ok().headers(page.headers()).body(page.html());
  }

  private ResponseEntity<Problem> opened(OpenConnectLink.Opened opened) {
    Duration longest = Duration.between(clock.instant(), opened.expiresAt());
    String[] held = cookie.holdingAlone(opened.text(), longest, opened.framed());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(CONNECT)
        .header(HttpHeaders.SET_COOKIE, held)
        .build();
  }

  private ResponseEntity<FinishedConnectSessionResponse> finished(
      FinishConnectSession.Finished finished) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.SET_COOKIE, cookie.cleared().toString(), cookie.clearedInFrame().toString())
        .body(ConnectAnswers.finished(finished));
  }
}
