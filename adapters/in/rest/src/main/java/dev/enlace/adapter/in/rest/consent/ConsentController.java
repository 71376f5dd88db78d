package dev.enlace.adapter.in.rest.consent;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.access.SameOrigin;
import dev.enlace.adapter.in.rest.api.ConsentApi;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.wire.Problem;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.in.oauth.ApproveAuthorization;
import dev.enlace.application.port.in.oauth.ShowAuthorization;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A person's browser on the way to a provider and back. */
@Controller
@ResponseBody
final class ConsentController implements ConsentApi {
  private final ShowAuthorization showAuthorization;
  private final ApproveAuthorization approveAuthorization;
  private final Returns returns;
  private final BrowserCookie cookie;
  private final SameOrigin sameOrigin;
  private final AuthorizationPage authorizationPage;

  ConsentController(
      ShowAuthorization showAuthorization,
      ApproveAuthorization approveAuthorization,
      Returns returns,
      RestSettings settings) {
    this.showAuthorization = showAuthorization;
    this.approveAuthorization = approveAuthorization;
    this.returns = returns;
    this.cookie = new BrowserCookie(settings.https());
    this.sameOrigin = new SameOrigin(settings.origin());
    this.authorizationPage = new AuthorizationPage(settings.https());
  }

  @Override
  public Mono<ResponseEntity<String>> showOAuthAuthorization(
      String ticket, ServerWebExchange exchange) {
    return showAuthorization
        .show(ticket)
        .delayUntil(shown -> sameBrowser(shown, exchange))
        .map(shown -> authorizationPage.of(shown, Languages.of(exchange)))
        .map(page -> ResponseEntity.ok().headers(page.headers()).body(page.html()));
  }

  @Override
  public Mono<ResponseEntity<Problem>> approveOAuthAuthorization(
      String ticket, ServerWebExchange exchange) {
    return sameOrigin
        .require(exchange.getRequest().getHeaders())
        .then(Mono.defer(() -> approveAuthorization.approve(ticket)))
        .map(this::toProvider);
  }

  @Override
  public Mono<ResponseEntity<String>> completeOAuth(
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String iss,
      ServerWebExchange exchange) {
    return complete(null, state, code, error, iss, exchange);
  }

  @Override
  public Mono<ResponseEntity<String>> completeOAuthForProvider(
      String provider,
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String iss,
      ServerWebExchange exchange) {
    return complete(provider, state, code, error, iss, exchange);
  }

  /** A link that was passed on leads nowhere; pages of ours show none but those of their person. */
  private Mono<Void> sameBrowser(
      ShowAuthorization.Authorization shown, ServerWebExchange exchange) {
    return !shown.fromFrame() || sameOrigin.mayLead(exchange.getRequest().getHeaders())
        ? Mono.empty()
        : Failed.with(new InvalidState(StateProblem.OTHER_BROWSER));
  }

  private Mono<ResponseEntity<String>> complete(
      @Nullable String provider,
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String iss,
      ServerWebExchange exchange) {
    return returns
        .complete(new Returns.Answer(state, code, error, iss), provider, null, exchange)
        .flatMap(outcome -> returns.page(outcome, exchange));
  }

  private ResponseEntity<Problem> toProvider(ApproveAuthorization.Approved approved) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(approved.authUrl())
        .header(HttpHeaders.SET_COOKIE, cookie.holding(approved.browser()).toString())
        .build();
  }
}
