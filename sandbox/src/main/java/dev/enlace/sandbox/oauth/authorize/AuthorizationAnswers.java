package dev.enlace.sandbox.oauth.authorize;

import dev.enlace.sandbox.http.Origin;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Template;
import dev.enlace.sandbox.oauth.authorize.AuthorizationChecks.Target;
import dev.enlace.sandbox.oauth.ledger.Grant;
import dev.enlace.sandbox.oauth.ledger.IssuedCode;
import dev.enlace.sandbox.oauth.ledger.Ledger;
import dev.enlace.sandbox.quirks.AuthorizeQuirks;
import dev.enlace.sandbox.quirks.Quirks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The redirects back to the client (RFC 6749 sections 4.1.2 and 4.1.2.1). */
public final class AuthorizationAnswers {
  private final Quirks quirks;
  private final Ledger ledger;
  private final Clock clock;
  private final Origin origin;

  public AuthorizationAnswers(Quirks quirks, Ledger ledger, Clock clock, Origin origin) {
    this.quirks = quirks;
    this.ledger = ledger;
    this.clock = clock;
    this.origin = origin;
  }

  Reply code(AuthorizationRequest asked, Grant grant) {
    IssuedCode code =
        new IssuedCode(
            grant,
            asked.redirectUri(),
            asked.redirectGiven(),
            asked.challenge(),
            clock.instant().plusSeconds(quirks.token().codeSeconds()));
    Map<String, String> params = new LinkedHashMap<>();
    params.put("code", ledger.issueCode(code));
    asked.state().ifPresent(state -> params.put("state", state));
    params.putAll(asked.echoed());
    params.putAll(added(grant));
    return redirect(asked.redirectUri(), params);
  }

  Reply error(Target target, AuthorizationRefusal refusal, Optional<String> state) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("error", refusal.error());
    params.put("error_description", refusal.description());
    state.ifPresent(value -> params.put("state", value));
    return redirect(target.redirectUri(), params);
  }

  private Map<String, String> added(Grant grant) {
    AuthorizeQuirks rule = quirks.authorize();
    String scope = String.join(quirks.scopes().separator(), grant.scopes());
    Map<String, JsonNode> values = Map.of("scope", StringNode.valueOf(scope));
    return rule.added().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> Template.fillText(entry.getValue(), values)));
  }

  private Reply redirect(String uri, Map<String, String> params) {
    String issuer = quirks.issuer();
    if (quirks.authorize().sendsIssuer() && issuer != null) {
      params.put("iss", origin.of(issuer));
    }
    String query =
        params.entrySet().stream()
            .map(param -> param.getKey() + "=" + encode(param.getValue()))
            .collect(Collectors.joining("&"));
    return Reply.redirect(uri + (uri.contains("?") ? "&" : "?") + query);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
