package dev.enlace.adapter.in.rest.consent;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.domain.form.Violation;
import java.util.List;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;

/** A response parameter must not come twice (RFC 6749, 3.1): two readers could differ on which. */
final class SingleParameters {
  private static final List<String> NAMES = List.of("state", "code", "error", "iss");

  private SingleParameters() {}

  static Mono<Void> require(MultiValueMap<String, String> query) {
    List<Violation> repeated =
        NAMES.stream()
            .filter(name -> query.getOrDefault(name, List.of()).size() > 1)
            .map(name -> new Violation(name, "repeated", Texts.all("rule.repeated")))
            .toList();
    return repeated.isEmpty() ? Mono.empty() : Refused.with(Refusal.invalid(repeated));
  }
}
