package dev.enlace.adapter.out.oauth.conformance;

import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.answer.ErrorMeaning;
import dev.enlace.domain.provider.answer.ErrorRules;
import dev.enlace.domain.provider.answer.JsonPointer;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error that a provider's file gives a meaning, as its endpoint for tokens would say it.
 *
 * @param place where its code stands in the body
 */
record ErrorWord(int status, String code, JsonPointer place, ErrorMeaning meaning) {
  /** Of a rule that names statuses only: one that no rule names. */
  private static final String UNNAMED = "conformance_error";

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final JsonMapper JSON = new JsonMapper();

  /** All that a file names, each at every place where a code may stand. */
  static List<ErrorWord> of(ProviderDefinition provider) {
    int usual = provider.answer().errorsAtSuccess() ? OK : BAD_REQUEST;
    return provider.errors().rules().stream().flatMap(rule -> of(rule, usual, provider)).toList();
  }

  private static Stream<ErrorWord> of(
      ErrorRules.Rule rule, int usual, ProviderDefinition provider) {
    Set<Integer> statuses = rule.statuses().isEmpty() ? Set.of(usual) : rule.statuses();
    Set<String> codes = rule.codes().isEmpty() ? Set.of(UNNAMED) : rule.codes();
    return statuses.stream()
        .flatMap(status ->
            codes.stream()
                .flatMap(code ->
                    provider.answer().error().stream()
                        .map(place -> new ErrorWord(status, code, place, rule.meaning()))));
  }

  /** What makes the sandbox say it instead of tokens, once. */
  Fault fault(ProviderDefinition provider) {
    String id = provider.id().value();
    return status == OK
        ? Fault.once(id, "token", FaultKind.ERROR_AT_200).body(body())
        : Fault.once(id, "token", FaultKind.SERVER_ERROR).status(status).body(body());
  }

  private String body() {
    String json = JSON.writeValueAsString(code);
    for (String token : List.of(place.value().substring(1).split("/", -1)).reversed()) {
      String name = token.replace("~1", "/").replace("~0", "~");
      json = name.equals("0") ? "[%s]".formatted(json) : "{%s:%s}".formatted(quoted(name), json);
    }
    return json;
  }

  private static String quoted(String name) {
    return JSON.writeValueAsString(name);
  }

  @Override
  public String toString() {
    return "%d with %s at %s".formatted(status, code, place.value());
  }
}
