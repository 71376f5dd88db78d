package dev.enlace.adapter.in.rest.consent;

import dev.enlace.adapter.in.rest.page.Page;
import dev.enlace.adapter.in.rest.problem.FailureRefusals;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.domain.text.Language;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/**
 * Where a person goes after the provider: to the success URL of the attempt if it has one, else to
 * a page of ours, which for a failure has the failure's status.
 */
final class Outcomes {
  private final String connectPage;

  /**
   * Of an Enlace at that address.
   *
   * @param publicUrl without a path
   */
  Outcomes(URI publicUrl) {
    this.connectPage = publicUrl + "/connect";
  }

  Mono<ResponseEntity<String>> answer(Outcome outcome, Language language) {
    return switch (outcome) {
      case Outcome.Connected connected -> Mono.just(connected(connected, language));
      case Outcome.NotConnected failed -> failed(failed);
    };
  }

  private ResponseEntity<String> connected(Outcome.Connected outcome, Language language) {
    URI successUrl = outcome.successUrl();
    if (successUrl == null) {
      Page page = ConnectedPage.of(outcome, language);
      return ResponseEntity.ok().headers(page.headers()).body(page.html());
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("connectionId", outcome.connection().toString());
    // the connect page gets one of its own, when it sends the person back to the application
    if (outcome.confirmation() != null && !successUrl.toString().equals(connectPage)) {
      parameters.put("confirmation", outcome.confirmation().reveal());
    }
    return redirect(successUrl, parameters);
  }

  private static Mono<ResponseEntity<String>> failed(Outcome.NotConnected outcome) {
    URI successUrl = outcome.successUrl();
    String attempt = outcome.attempt().toString();
    if (successUrl == null) {
      return Refused.with(FailureRefusals.of(outcome.failure()).with("attemptId", attempt));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", outcome.failure().code());
    parameters.put("attemptId", attempt);
    return Mono.just(redirect(successUrl, parameters));
  }

  /** The values are ids, codes and base64url, none of which needs encoding. */
  private static ResponseEntity<String> redirect(URI successUrl, Map<String, String> parameters) {
    StringBuilder target = new StringBuilder(successUrl.toString());
    char separator = successUrl.getRawQuery() == null ? '?' : '&';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      target.append(separator).append(parameter.getKey()).append('=').append(parameter.getValue());
      separator = '&';
    }
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(target.toString())).build();
  }
}
