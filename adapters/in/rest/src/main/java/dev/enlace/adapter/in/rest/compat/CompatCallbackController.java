package dev.enlace.adapter.in.rest.compat;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.consent.Returns;
import dev.enlace.adapter.in.rest.format.Formats;
import dev.enlace.adapter.in.rest.problem.FailureRefusals;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.FirstDeploymentGrant;
import dev.enlace.application.port.in.connection.ShowTokens;
import dev.enlace.application.port.in.connection.ShowTokens.Shown;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Brought;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes a code back: from its starter, who is told what came of it, or from a bare browser, which
 * is shown a page and never a token.
 */
@Controller
@ResponseBody
final class CompatCallbackController {
  private final Returns returns;
  private final Formats formats;
  private final ShowTokens showTokens;
  private final Clock clock;
  private final @Nullable String provider;

  CompatCallbackController(
      Returns returns,
      Formats formats,
      ShowTokens showTokens,
      Clock clock,
      CompatSettings settings) {
    this.provider = settings.callbackShared() ? null : Airtable.SLUG.value();
    this.returns = returns;
    this.formats = formats;
    this.showTokens = showTokens;
    this.clock = clock;
  }

  /** Answers the starter with {@code {access_token, expires_in, scope, token_type}}. */
  @GetMapping("/callback")
  public Mono<ResponseEntity<Object>> completeAirtable(
      @RequestParam(name = "state", required = false) @Size(max = 512) @Nullable String state,
      @RequestParam(name = "code", required = false) @Size(max = 4096) @Nullable String code,
      @RequestParam(name = "error", required = false) @Size(max = 256) @Nullable String error,
      @RequestParam(name = "iss", required = false) @Size(max = 512) @Nullable String iss,
      @RequestParam(name = "base_id", required = false) @Pattern(regexp = CompatSettings.BASE_ID)
          @Nullable String baseId,
      ServerWebExchange exchange) {
    Returns.Answer answer = new Returns.Answer(state, code, error, iss);
    Optional<Principal> caller = Callers.find(exchange);
    // a browser is shown a page whatever it accepts; refused here, the state is not spent
    caller.ifPresent(_ -> formats.choose(exchange));
    Brought brought = caller.map(principal -> new Brought(principal, baseId)).orElse(null);
    return returns
        .complete(answer, provider, brought, exchange)
        .flatMap(outcome ->
            caller
                .map(principal -> told(principal, outcome))
                .orElseGet(() -> shown(outcome, exchange)));
  }

  private Mono<ResponseEntity<Object>> told(Principal principal, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Connected connected ->
          showTokens.show(principal, connected.connection()).map(this::answer);
      case Outcome.NotConnected failed -> refused(failed);
    };
  }

  private Mono<ResponseEntity<Object>> shown(Outcome outcome, ServerWebExchange exchange) {
    return outcome instanceof Outcome.NotConnected failed && failed.successUrl() == null
        ? refused(failed)
        : returns
            .page(outcome, exchange)
            .map(page ->
                new ResponseEntity<>(page.getBody(), page.getHeaders(), page.getStatusCode()));
  }

  /** Whoever is to blame: a code is good for one try, so that this request has failed for good. */
  private static Mono<ResponseEntity<Object>> refused(Outcome.NotConnected failed) {
    return Refused.with(
        FailureRefusals.of(failed.failure())
            .at(HttpStatus.BAD_REQUEST)
            .with("attemptId", failed.attempt().toString()));
  }

  private ResponseEntity<Object> answer(Shown shown) {
    Secret accessToken = shown.accessToken();
    Instant end = shown.expiresAt();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new FirstDeploymentGrant()
                .accessToken(accessToken == null ? null : accessToken.reveal())
                .expiresIn(end == null ? null : left(end))
                .scope(String.join(" ", shown.scopes().names()))
                .tokenType(shown.tokenType()));
  }

  private long left(Instant end) {
    return Math.max(0, Duration.between(clock.instant(), end).toSeconds());
  }
}
