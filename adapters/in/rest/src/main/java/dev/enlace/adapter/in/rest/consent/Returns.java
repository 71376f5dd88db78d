package dev.enlace.adapter.in.rest.consent;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Brought;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.domain.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What comes back from a provider, at whichever address, and where its person goes from there. */
@Component
public final class Returns {
  private final CompleteOAuth completeOAuth;
  private final BrowserCookie cookie;
  private final Outcomes outcomes;

  Returns(CompleteOAuth completeOAuth, RestSettings settings) {
    this.completeOAuth = completeOAuth;
    this.cookie = new BrowserCookie(settings.https());
    this.outcomes = new Outcomes(settings.publicUrl());
  }

  /**
   * What came of it.
   *
   * @param provider the provider that the address names; null: none
   * @param brought who has brought it; null: a browser, and nobody knows whose
   */
  public Mono<Outcome> complete(
      Answer answer,
      @Nullable String provider,
      @Nullable Brought brought,
      ServerWebExchange exchange) {
    String browser = cookie.of(exchange.getRequest());
    return SingleParameters.require(exchange.getRequest().getQueryParams())
        .then(
            Mono.defer(() ->
                completeOAuth.complete(
                    new CompleteOAuth.Command(
                        answer.state(),
                        answer.secret(),
                        answer.error(),
                        answer.iss(),
                        provider,
                        browser,
                        brought))));
  }

  /** Where the browser goes. */
  public Mono<ResponseEntity<String>> page(Outcome outcome, ServerWebExchange exchange) {
    return outcomes.answer(outcome, Languages.of(exchange));
  }

  /** The parameters that a provider sends along (RFC 6749, 4.1.2; RFC 9207). */
  public record Answer(
      @Nullable String state, @Nullable String code, @Nullable String error, @Nullable String iss) {
    @Nullable Secret secret() {
      return Optional.ofNullable(code).filter(text -> !text.isEmpty()).map(Secret::of).orElse(null);
    }

    @Override
    public String toString() {
      return "Answer";
    }
  }
}
