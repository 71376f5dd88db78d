package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.domain.form.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What is to be answered instead of what was asked for, before a language is chosen.
 *
 * @param reason a stable word that refines the code; null: the code says it all
 * @param violations what is wrong with which field
 * @param metadata further facts for programs: ids and names, and only whom a message may not go to
 *     as it was sent
 * @param headers response headers that belong to the answer
 */
public record Refusal(
    HttpStatus status,
    ProblemCode code,
    @Nullable String reason,
    List<Violation> violations,
    Map<String, Object> metadata,
    Map<String, String> headers) {
  public Refusal {
    violations = List.copyOf(violations);
    metadata = Map.copyOf(metadata);
    headers = Map.copyOf(headers);
  }

  /** One that needs no more than status and code. */
  public static Refusal of(HttpStatus status, ProblemCode code) {
    return new Refusal(status, code, null, List.of(), Map.of(), Map.of());
  }

  /** A request that does not fit. */
  public static Refusal invalid(List<Violation> violations) {
    return of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED).with(violations);
  }

  /** The same by another status. */
  public Refusal at(HttpStatus other) {
    return new Refusal(other, code, reason, violations, metadata, headers);
  }

  /** The same, naming fields. */
  public Refusal with(List<Violation> found) {
    return new Refusal(status, code, reason, found, metadata, headers);
  }

  /** The same, refined by a reason. */
  public Refusal because(String word) {
    return new Refusal(status, code, word, violations, metadata, headers);
  }

  /** The same with one more fact. */
  public Refusal with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(metadata);
    more.put(name, value);
    return new Refusal(status, code, reason, violations, more, headers);
  }

  /** The same with one more response header. */
  public Refusal header(String name, String value) {
    return headers(Map.of(name, value));
  }

  Refusal headers(Map<String, String> added) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.putAll(added);
    return new Refusal(status, code, reason, violations, metadata, more);
  }
}
