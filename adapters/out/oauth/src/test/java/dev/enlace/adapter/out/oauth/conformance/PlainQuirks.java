package dev.enlace.adapter.out.oauth.conformance;

import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.answer.ErrorMeaning;
import dev.enlace.domain.provider.answer.ErrorRules;
import dev.enlace.domain.provider.answer.JsonPointer;
import dev.enlace.domain.provider.answer.RefreshRule;
import dev.enlace.domain.provider.answer.TokenAnswer;
import dev.enlace.domain.provider.call.BodyFormat;
import dev.enlace.domain.provider.call.IdentityProbe;
import dev.enlace.domain.provider.call.ProviderCall;
import dev.enlace.domain.provider.call.Revocation;
import dev.enlace.domain.provider.syntax.UrlTemplate;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.QuirksFile;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in that behaves as a provider's own file says. It shows that the file holds together, and
 * not that it is true: whoever doubts that writes quirks from the provider's documentation.
 */
final class PlainQuirks {
  private static final JsonMapper MAPPER = new JsonMapper();

  private PlainQuirks() {}

  static Quirks of(ProviderDefinition provider) {
    Map<String, @Nullable Object> quirks = new LinkedHashMap<>();
    quirks.put("provider", provider.id().value());
    quirks.put("name", provider.name());
    quirks.put("documentation", "the provider's own file");
    quirks.put("issuer", provider.issuer() == null ? null : provider.issuer().value());
    quirks.put("authorize", authorize(provider));
    quirks.put("scopes", scopes(provider));
    quirks.put("token", token(provider));
    quirks.put("refresh", refresh(provider));
    quirks.put("errors", errors(provider));
    quirks.put("resources", resources(provider));
    quirks.put("revocations", revocations(provider));
    return QuirksFile.parse(MAPPER.writeValueAsString(quirks));
  }

  private static Map<String, Object> authorize(ProviderDefinition provider) {
    String use =
        switch (provider.pkce().mode()) {
          case REQUIRED -> "REQUIRED";
          case SUPPORTED -> "SUPPORTED";
          case OFF -> "REFUSED";
        };
    return Map.of(
        "path", path(provider.endpoints().authorize()),
        "responseTypeRequired", true,
        "pkce", Map.of("use", use),
        "state", Map.of("required", true),
        "fixed", provider.extra().authorize(),
        "sendsIssuer", provider.issuer() != null && provider.issuer().inCallback());
  }

  private static Map<String, Object> scopes(ProviderDefinition provider) {
    return Map.of(
        "separator", provider.scopes().separator(),
        "answerSeparator", provider.scopes().answerSeparators().substring(0, 1),
        "known", List.copyOf(provider.scopes().requested(List.of())),
        "unreported", List.copyOf(provider.scopes().unreported()));
  }

  private static Map<String, Object> token(ProviderDefinition provider) {
    TokenAnswer places = provider.answer();
    Map<String, Object> answer = new TreeMap<>();
    put(answer, places.accessToken(), "${access_token}");
    put(answer, places.refreshToken(), "${refresh_token}");
    put(answer, places.expiry().pointer(), "${expires_in}");
    put(answer, places.scope(), "${scope}");
    put(answer, places.tokenType(), "Bearer");
    flag(answer, places, true);
    boolean basic = provider.request().client().method().name().equals("BASIC");
    return Map.of(
        "path", path(provider.endpoints().token()),
        "client", List.of(basic ? "BASIC" : "POST"),
        "publicClients", true,
        "body", List.of(provider.request().body().name()),
        "headers", quoted(provider.request().headers()),
        "accessSeconds", 3600,
        "answer", answer);
  }

  private static Map<String, Object> refresh(ProviderDefinition provider) {
    boolean rotates = provider.refresh().rotation() != RefreshRule.Rotation.NEVER;
    return Map.of("issued", provider.refresh().offered(), "onUse", rotates ? "ROTATE" : "OMIT");
  }

  /** A dead grant in the first words that the file has for it. */
  private static Map<String, Object> errors(ProviderDefinition provider) {
    Map<String, Object> body = new TreeMap<>();
    put(body, provider.answer().error(), "${error}");
    flag(body, provider.answer(), false);
    int usual = provider.answer().errorsAtSuccess() ? 200 : 400;
    Map<String, Object> answers = new TreeMap<>();
    deadGrant(provider)
        .ifPresent(rule ->
            answers.put(
                "DEAD_REFRESH",
                Map.of(
                    "status",
                    rule.statuses().stream().findFirst().orElse(usual),
                    "error",
                    rule.codes().iterator().next())));
    return Map.of("body", body, "answers", answers);
  }

  private static Optional<ErrorRules.Rule> deadGrant(ProviderDefinition provider) {
    return provider.errors().rules().stream()
        .filter(rule -> rule.meaning() == ErrorMeaning.REAUTHORISE && !rule.codes().isEmpty())
        .findFirst();
  }

  private static List<Object> resources(ProviderDefinition provider) {
    IdentityProbe probe = provider.identity();
    if (probe == null) {
      return List.of();
    }
    Map<String, Object> answer = new TreeMap<>();
    probe.id().forEach(part -> put(answer, List.of(part), "${account.uuid}"));
    put(answer, probe.label(), "${account.email}");
    flag(answer, provider.answer(), true);
    Map<String, @Nullable Object> resource = call("identity", probe.call());
    resource.put("answer", answer);
    resource.put("unauthorized", Map.of("status", 401, "body", Map.of("error", "invalid_token")));
    return List.of(resource);
  }

  private static List<Object> revocations(ProviderDefinition provider) {
    Revocation revocation = provider.revocation();
    if (revocation == null) {
      return List.of();
    }
    Map<String, Object> done = new TreeMap<>();
    flag(done, provider.answer(), true);
    Map<String, @Nullable Object> call = call("revoke", revocation.call());
    call.put("effect", "GRANT");
    call.put("done", Map.of("status", 200, "body", done));
    call.put("unknown", Map.of("status", 400, "body", Map.of("error", "invalid_token")));
    return List.of(call);
  }

  private static Map<String, @Nullable Object> call(String name, ProviderCall call) {
    boolean bearer = call.tokenParameter() == null;
    Map<String, @Nullable Object> quirks = new LinkedHashMap<>();
    quirks.put("name", name);
    quirks.put("method", call.verb().name());
    quirks.put("path", path(call.url()).replace("{clientId}", "{client_id}"));
    quirks.put("token", bearer ? "BEARER" : call.body() == BodyFormat.JSON ? "JSON" : "FORM");
    quirks.put("parameter", call.tokenParameter());
    quirks.put(
        "client",
        switch (call.authentication()) {
          case CLIENT_BASIC -> "BASIC";
          case CLIENT_POST -> "POST";
          case NONE, BEARER -> null;
        });
    quirks.put("headers", quoted(call.headers()));
    return quirks;
  }

  private static Map<String, String> quoted(Map<String, String> headers) {
    Map<String, String> patterns = new TreeMap<>();
    headers.forEach((name, value) -> patterns.put(name, Pattern.quote(value)));
    return patterns;
  }

  private static void flag(Map<String, Object> body, TokenAnswer places, boolean ok) {
    if (places.okFlag() != null) {
      put(body, List.of(places.okFlag()), ok);
    }
  }

  /** At the first of those places, if there is one. */
  private static void put(Map<String, Object> body, List<JsonPointer> places, Object value) {
    if (places.isEmpty()) {
      return;
    }
    List<String> steps = places.getFirst().steps();
    Map<String, Object> at = body;
    for (String step : steps.subList(0, steps.size() - 1)) {
      at = inner(at, step);
    }
    at.put(steps.getLast(), value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<String, Object> at, String step) {
    return (Map<String, Object>) at.computeIfAbsent(step, _ -> new TreeMap<String, Object>());
  }

  private static String path(UrlTemplate url) {
    URI escaped = URI.create(url.value().replace("{", "%7B").replace("}", "%7D"));
    return ("/" + escaped.getRawAuthority() + escaped.getRawPath())
        .replace("%7B", "{")
        .replace("%7D", "}");
  }
}
