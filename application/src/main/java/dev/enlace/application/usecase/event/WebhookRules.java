package dev.enlace.application.usecase.event;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.out.event.WebhookAddresses;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.form.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What may be said of a webhook. */
public final class WebhookRules {
  private static final Violation MALFORMED =
      Violation.of(
          "url",
          "format",
          "must be an absolute https URL without user and fragment",
          "debe ser una URL https absoluta, sin usuario ni fragmento");
  private static final Violation NOT_ENCRYPTED =
      Violation.of("url", "https", "must be an https URL", "debe ser una URL https");
  private static final Violation NOT_PUBLIC =
      Violation.of(
          "url",
          "address",
          "must name a host on the public internet",
          "debe nombrar un servidor de la internet pública");
  private static final Violation DESCRIPTION =
      Violation.of(
          "description",
          "max",
          "must have at most "
              + Destination.MAX_DESCRIPTION
              + " characters and no control character",
          "debe tener como máximo "
              + Destination.MAX_DESCRIPTION
              + " caracteres y ninguno de control");

  private final WebhookAddresses addresses;

  /** With those means. */
  public WebhookRules(WebhookAddresses addresses) {
    this.addresses = addresses;
  }

  /** The address, if one may be told there; fails with {@code ValidationFailed}. */
  Mono<WebhookUrl> check(String url, String description) {
    return Mono.defer(() -> {
      Optional<WebhookUrl> parsed = parsed(url);
      List<Violation> violations = new ArrayList<>();
      if (parsed.isEmpty()) {
        violations.add(MALFORMED);
      }
      if (!isDescription(description)) {
        violations.add(DESCRIPTION);
      }
      return violations.isEmpty()
          ? judged(parsed.orElseThrow())
          : Failed.with(new ValidationFailed(violations));
    });
  }

  /** Completes if the description can be one; fails with {@code ValidationFailed}. */
  Mono<Void> check(String description) {
    return isDescription(description)
        ? Mono.empty()
        : Failed.with(new ValidationFailed(List.of(DESCRIPTION)));
  }

  private Mono<WebhookUrl> judged(WebhookUrl url) {
    return addresses
        .judge(url)
        .flatMap(verdict ->
            switch (verdict) {
              case ALLOWED -> Mono.just(url);
              case NOT_ENCRYPTED -> Failed.with(new ValidationFailed(List.of(NOT_ENCRYPTED)));
              case NOT_PUBLIC -> Failed.with(new ValidationFailed(List.of(NOT_PUBLIC)));
            });
  }

  private static Optional<WebhookUrl> parsed(String url) {
    try {
      return Optional.of(WebhookUrl.parse(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isDescription(String text) {
    return text.length() <= Destination.MAX_DESCRIPTION
        && text.chars().noneMatch(Character::isISOControl);
  }
}
